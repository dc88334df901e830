package nsml.shim;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists a dataset's test pictures. */
final class TestFolder {

    private TestFolder() {}

    static TestData read(Path dataset, Meter meter) throws IOException, UserException {
        Path data = dataset.resolve("test").resolve("test_data");
        return new TestData(
                new WatchedList<>(items(data.resolve("query")), meter::at), items(data.resolve("reference")));
    }

    private static List<TestData.Item> items(Path folder) throws IOException, UserException {
        if (!Files.isDirectory(folder)) {
            throw new UserException("expected the test pictures in the folder " + folder + ", got no such folder");
        }
        var items = new ArrayList<TestData.Item>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") && Files.isRegularFile(file)) {
                    items.add(new TestData.Item(withoutExtension(name), file));
                }
            }
        }
        items.sort(Comparator.comparing(TestData.Item::id).thenComparing(TestData.Item::file));
        requireDistinct(items);
        return items;
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static void requireDistinct(List<TestData.Item> items) throws UserException {
        for (int i = 1; i < items.size(); i++) {
            if (items.get(i - 1).id().equals(items.get(i).id())) {
                throw new UserException("expected file names that differ before their extension, got "
                        + items.get(i - 1).file() + " and " + items.get(i).file());
            }
        }
    }
}
