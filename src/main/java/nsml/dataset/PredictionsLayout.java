package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nsml.dataset.Inventory.Item;

/** Test data of any form, and hidden labels. */
final class PredictionsLayout implements Layout {

    private static final String LABELS = VersionFolder.EVALUATION_SIDE + "/" + PredictionFolder.TEST_LABEL;

    private final PredictionFolder source;

    PredictionsLayout(PredictionFolder source) {
        this.source = source;
    }

    @Override
    public SortedMap<String, Path> files() {
        SortedMap<String, Path> files = new TreeMap<>();
        Layout.place(source.train(), VersionFolder.TRAIN_SIDE + "/" + SourceFolder.TRAIN, files);
        Layout.place(source.testData(), VersionFolder.TEST_SIDE + "/" + PredictionFolder.TEST_DATA, files);
        Layout.place(source.testLabel(), LABELS, files);
        source.sampleData()
                .ifPresent(part ->
                        Layout.place(part, VersionFolder.SAMPLE_SIDE + "/" + PredictionFolder.TEST_DATA, files));
        source.sampleLabel()
                .ifPresent(part -> Layout.place(
                        part, VersionFolder.SAMPLE_EVALUATION_SIDE + "/" + PredictionFolder.TEST_LABEL, files));
        return files;
    }

    /**
     * Notes the labels among the data. A file of labels must be nowhere, under no name. Of a folder of labels, some files may be
     * like others, as a label may be a single digit; but not all of them, under their names.
     */
    @Override
    public void check(Inventory inventory, Problems problems) {
        Set<String> labels = new HashSet<>();
        Set<String> data = new HashSet<>();
        for (Item item : inventory.items()) {
            if (item.target().equals(LABELS) || item.target().startsWith(LABELS + "/")) {
                labels.add(likeness(item));
            } else if (!item.isHidden()) {
                data.add(likeness(item));
            }
        }
        if (data.containsAll(labels)) {
            inventory.items().stream()
                    .filter(item -> !item.isHidden() && labels.contains(likeness(item)))
                    .forEach(item -> problems.add(CompetitionFlaw.LEAK, item::shown));
        }
    }

    private String likeness(Item item) {
        boolean file = source.testLabel().containsKey("");
        return file
                ? item.digest().hex()
                : item.digest().hex() + " " + Path.of(item.target()).getFileName();
    }

    @Override
    public byte[] distinction() {
        return new byte[0];
    }

    @Override
    public void complete(Path version, String canary) throws IOException {
        Path testData = version.resolve(VersionFolder.TEST_SIDE).resolve(PredictionFolder.TEST_DATA);
        Links.linkAll(testData, version.resolve(VersionFolder.EVALUATION_SIDE).resolve(PredictionFolder.TEST_DATA));
        // Not among the labels, which belong to the owner's program.
        ReadOnly.write(
                version.resolve(VersionFolder.EVALUATION_SIDE).resolve("." + canary), (canary + "\n").getBytes(UTF_8));
        if (source.sampleLabel().isPresent()) {
            Links.linkAll(
                    version.resolve(VersionFolder.SAMPLE_SIDE).resolve(PredictionFolder.TEST_DATA),
                    version.resolve(VersionFolder.SAMPLE_EVALUATION_SIDE).resolve(PredictionFolder.TEST_DATA));
        }
    }

    @Override
    public Contents contents(Instant now, String team, Inventory inventory) {
        int testFiles = source.testData().size();
        return new Contents(
                now,
                team,
                inventory.visibleBytes(),
                source.train().size(),
                0,
                Contents.Part.ofFiles(testFiles),
                Contents.Part.ofFiles(
                        source.sampleData().map(part -> part.size()).orElse(testFiles)));
    }
}
