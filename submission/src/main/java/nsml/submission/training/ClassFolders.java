package nsml.submission.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Pictures sorted into one folder for each class.
 *
 * @param classes names of the folders, sorted as strings; a class's place is its label
 * @param pictures all of them, by class and then by file name
 */
public record ClassFolders(List<String> classes, List<Picture> pictures) {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff");

    /** Copies both lists. */
    public ClassFolders {
        classes = List.copyOf(classes);
        pictures = List.copyOf(pictures);
    }

    /** A file and the place of its class. */
    public record Picture(Path file, int label) {}

    /**
     * Lists a folder of class folders. Hidden files and files with other endings than a picture's are passed over.
     *
     * @throws IOException if there are fewer than two classes with pictures; a class without any is an error too
     */
    public static ClassFolders scan(Path root) throws IOException {
        List<Path> folders = sorted(root, Files::isDirectory);
        if (folders.size() < 2) {
            throw new IOException(
                    root + " should have a folder of pictures for each class, at least two, and has " + folders.size());
        }
        var classes = new ArrayList<String>();
        var pictures = new ArrayList<Picture>();
        for (Path folder : folders) {
            List<Path> files = sorted(folder, ClassFolders::isPicture);
            if (files.isEmpty()) {
                throw new IOException("the class folder " + folder + " has no pictures (" + ENDINGS + ")");
            }
            int label = classes.size();
            classes.add(name(folder));
            files.forEach(file -> pictures.add(new Picture(file, label)));
        }
        return new ClassFolders(classes, pictures);
    }

    private static List<Path> sorted(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPicture(Path file) {
        String name = name(file);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
