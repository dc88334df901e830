package nsml.session;

import java.util.ArrayList;
import java.util.List;

/**
 * What may be sent as the code of a session. Sizes are in bytes.
 *
 * @param files how many files
 * @param size of all of them
 * @param file of a single file found in the folder; a file that the user names, the jar or with {@code --file}, counts towards
 *     {@code size} alone
 * @param warn the size of all above which the user is warned
 */
public record UploadLimits(int files, long size, long file, long warn) {

    /** What the original allowed. */
    public static final UploadLimits DEFAULT = new UploadLimits(100, 50L << 20, 4L << 20, 10_000_000);

    private static final String ADVICE = "leave out what the session does not need with .nsmlignore, or raise upload.";
    private static final String PLACE = " in the dataset's competition.yaml";

    /**
     * Measures some code.
     *
     * @return the original's message for each limit that it exceeds, each with a second line that says what came and what to do;
     *     empty if it may be sent
     */
    public List<String> exceededBy(CodeFiles code) {
        List<String> messages = new ArrayList<>();
        int count = code.files().size();
        if (count > files) {
            messages.add(tooManyFiles() + "\nThere are " + count + " files; " + ADVICE + "files" + PLACE);
        }
        if (code.bytes() > size) {
            messages.add(tooLarge() + "\nThe " + count + " files have " + BinarySize.text(code.bytes()) + " ("
                    + code.bytes() + " bytes), the largest is " + largest(code) + "; " + ADVICE + "size" + PLACE);
        }
        List<CodeFiles.Source> large = code.files().stream()
                .filter(source -> !source.named() && source.bytes() > file)
                .toList();
        if (!large.isEmpty()) {
            messages.add("size of a file cannot exceed " + BinarySize.text(file) + "\n"
                    + (large.size() == 1 ? "One file is larger: " : large.size() + " files are larger: ")
                    + Problems.few(large.stream().map(UploadLimits::sized).toList()) + "; " + ADVICE + "file" + PLACE);
        }
        return messages;
    }

    String tooManyFiles() {
        return "total number of files cannot exceed " + files;
    }

    String tooLarge() {
        return "total size of files cannot exceed " + BinarySize.text(size);
    }

    private static String largest(CodeFiles code) {
        return code.files().stream()
                .max((one, other) -> Long.compare(one.bytes(), other.bytes()))
                .map(UploadLimits::sized)
                .orElse("none");
    }

    private static String sized(CodeFiles.Source source) {
        return source.path() + " with " + BinarySize.text(source.bytes());
    }
}
