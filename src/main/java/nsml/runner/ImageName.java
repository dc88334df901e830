package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An image's name as the name of a folder: {@code nsml/dl4j:1.0} becomes {@code nsml%2Fdl4j%3A1.0}. */
final class ImageName {

    private ImageName() {}

    /** No two names give the same folder, and none leads out of the folder it is put in. */
    static String folder(String name) {
        var folder = new StringBuilder();
        for (byte letter : name.getBytes(UTF_8)) {
            boolean plain = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '-'
                    || letter == '_'
                    || (letter == '.' && !folder.isEmpty());
            folder.append(plain ? String.valueOf((char) letter) : String.format("%%%02X", letter));
        }
        return folder.toString();
    }
}
