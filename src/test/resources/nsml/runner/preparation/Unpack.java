import java.nio.file.Files;
import java.nio.file.Path;

/** Prepares an image: unpacks its native libraries, if it is told where to. */
public final class Unpack {

    public static void main(String[] arguments) throws Exception {
        String where = System.getProperty("where");
        if (where == null || !where.startsWith(System.getProperty("nsml.image"))) {
            throw new IllegalStateException("where is " + where);
        }
        System.out.println("unpacking");
        Files.writeString(Path.of(where, "unpacked"), "");
    }
}
