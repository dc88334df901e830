package nsml.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A competition of a few files: queries q1 to q4, references r1 to r5. */
final class TinyCompetition {

    private static final String ANSWERS = """
            {"q1": ["r1"], "q2": ["r2"], "q3": ["r3", "r5"], "q4": ["r4"]}""";
    private static final String SPLIT = """
            {"public": ["q1", "q2", "q3"], "private": ["q4"], "sample": {"query": ["q1", "q3"], "reference": ["r1", "r3"]}}""";
    private static final String DEFINITION = """
            name: tiny
            description: a few files for the doctor
            task: image-retrieval
            metric: map
            answers: answers.json
            split: split.json
            sample: sample
            limits: {%s}
            submit: {interval: 0s}
            """;

    private TinyCompetition() {}

    /** Writes it. */
    static Path write(Path folder, Map<String, String> limits) throws IOException {
        put(folder.resolve("train/train_data/cat/t1.jpg"), "cat");
        put(folder.resolve("train/train_data/dog/t2.jpg"), "dog");
        for (int i = 1; i <= 4; i++) {
            put(folder.resolve("test/test_data/query/q" + i + ".jpg"), "query " + i);
        }
        for (int i = 1; i <= 5; i++) {
            put(folder.resolve("test/test_data/reference/r" + i + ".jpg"), "reference " + i);
        }
        put(folder.resolve("answers.json"), ANSWERS);
        put(folder.resolve("split.json"), SPLIT);
        put(folder.resolve("competition.yaml"), DEFINITION.formatted(text(limits)));
        return folder;
    }

    private static String text(Map<String, String> limits) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "memory", "512M",
                "shm", "64M",
                "cpus", "1",
                "gpus", "1",
                "disk", "32M",
                "processes", "64",
                "answers", "4M",
                "checkpoint", "4M"));
        for (String phase : new String[] {"start", "load", "train", "infer", "evaluate"}) {
            all.put(phase, "20s");
        }
        all.putAll(limits);
        return all.entrySet().stream()
                .map(limit -> limit.getKey() + ": " + limit.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
