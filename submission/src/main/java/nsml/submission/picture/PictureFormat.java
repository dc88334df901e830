package nsml.submission.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/** What a file is by its first bytes; its name doesn't count. */
enum PictureFormat {
    JPEG("a JPEG"),
    PNG("a PNG"),
    BMP("a BMP"),
    GIF("a GIF"),
    WEBP("a WebP file"),
    TIFF("a TIFF"),
    HEIF("a HEIF or AVIF file"),
    EMPTY("empty"),
    UNKNOWN("no picture of a known format");

    private static final int LONGEST_SIGNATURE = 12;
    private static final List<PictureFormat> READ = List.of(JPEG, PNG, BMP);

    private final String description;

    PictureFormat(String description) {
        this.description = description;
    }

    /** Leaves the stream where it was. */
    static PictureFormat of(ImageInputStream input) throws IOException {
        long start = input.getStreamPosition();
        var bytes = new byte[(int) Math.min(LONGEST_SIGNATURE, input.length() - start)];
        input.readFully(bytes);
        input.seek(start);
        return of(new String(bytes, ISO_8859_1));
    }

    private static PictureFormat of(String head) {
        if (head.isEmpty()) {
            return EMPTY;
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (head.startsWith("BM")) {
            return BMP;
        } else if (head.startsWith("GIF8")) {
            return GIF;
        } else if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return WEBP;
        } else if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        } else if (head.startsWith("ftyp", 4)) {
            return HEIF;
        }
        return UNKNOWN;
    }

    boolean isRead() {
        return READ.contains(this);
    }

    /** To go after "is". */
    String description() {
        return description;
    }
}
