package nsml.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A competition of a few files: queries q1 to q4, references r1 to r5, q1 to q4 matching r1 to r4. */
final class TinyCompetition {

    static final String DEFINITION = """
            name: tiny
            description: a few files
            task: image-retrieval
            metric: map
            answers: truth.json
            split: split.json
            sample: mini
            """;

    private final Path folder;

    private TinyCompetition(Path folder) {
        this.folder = folder;
    }

    static TinyCompetition in(Path folder) throws IOException {
        TinyCompetition tiny = new TinyCompetition(folder);
        tiny.put("train/train_data/cat/t1.jpg", "cat 1");
        tiny.put("train/train_data/cat/t2.jpg", "cat 2");
        tiny.put("train/train_data/dog/t3.jpg", "dog");
        tiny.put("train/readme", "free content");
        for (int i = 1; i <= 4; i++) {
            tiny.put("test/test_data/query/q" + i + ".jpg", "query " + i);
        }
        for (int i = 1; i <= 5; i++) {
            tiny.put("test/test_data/reference/r" + i + ".png", "reference " + i);
        }
        tiny.put("test/test_label/labels", "ignored");
        tiny.put("truth.json", """
                {"q1": ["r1"], "q2": ["r2"], "q3": ["r3", "r5"], "q4": ["r4"]}""");
        tiny.put("split.json", """
                {"public": ["q1", "q2", "q3"], "private": ["q4"], "mini": {"query": ["q1", "q3"], "reference": ["r1", "r3"]}}""");
        tiny.put("competition.yaml", DEFINITION);
        return tiny;
    }

    Path folder() {
        return folder;
    }

    Path definition() {
        return folder.resolve("competition.yaml");
    }

    Path put(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
