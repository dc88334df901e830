package nsml.dataset;

import java.nio.file.Path;

/** Picture ids: file names without their extension, as the shim forms them and as answers write them. */
final class PictureId {

    /** What Java makes of bytes that the locale's encoding does not have. */
    private static final int UNREADABLE = 0xFFFD;

    private PictureId() {}

    static String of(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Tells whether answers can name the id: a line that begins with # is no answer, a tab or a line break ends an id. */
    static boolean isSound(String id) {
        return !id.isEmpty()
                && id.charAt(0) != '#'
                && id.charAt(0) != '.'
                && id.codePoints().noneMatch(point -> Character.isISOControl(point) || point == UNREADABLE);
    }

    /** Says what to do about an id that is not sound only because of where the platform runs. */
    static String advice(String id) {
        return id.indexOf(UNREADABLE) < 0 ? "" : "; if there are letters, set LC_ALL=C.UTF-8 and try again";
    }
}
