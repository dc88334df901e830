package nsml.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nsml.dataset.Inventory.Item;
import nsml.store.Digest;

/** Queries and references, and a file that says which belong together. */
final class RankingsLayout implements Layout {

    private final Competition competition;
    private final Definition definition;
    private final SourceFolder source;
    private final Hidden hidden;

    RankingsLayout(Competition competition, Definition definition, SourceFolder source, Hidden hidden) {
        this.competition = competition;
        this.definition = definition;
        this.source = source;
        this.hidden = hidden;
    }

    @Override
    public SortedMap<String, Path> files() {
        SortedMap<String, Path> files = new TreeMap<>();
        Layout.place(source.train(), VersionFolder.TRAIN_SIDE + "/" + SourceFolder.TRAIN, files);
        for (Path file : source.queries().values()) {
            files.put(VersionFolder.TEST_SIDE + "/" + SourceFolder.QUERY + "/" + file.getFileName(), file);
        }
        for (Path file : source.references().values()) {
            files.put(VersionFolder.TEST_SIDE + "/" + SourceFolder.REFERENCE + "/" + file.getFileName(), file);
        }
        return files;
    }

    /** Notes answers among the data, and pictures that are query and reference under two names. */
    @Override
    public void check(Inventory inventory, Problems problems) throws IOException {
        Set<Digest> secrets = new HashSet<>();
        secrets.add(Inventory.digest(definition.resolve(competition.answers())));
        if (competition.split() instanceof SplitRule.ByFile split) {
            secrets.add(Inventory.digest(definition.resolve(split.path())));
        }
        Map<Digest, Item> queries = new HashMap<>();
        for (Item item : inventory.items()) {
            if (secrets.contains(item.digest())) {
                problems.add(CompetitionFlaw.LEAK, item::shown);
            }
            if (item.target().startsWith(VersionFolder.TEST_SIDE + "/" + SourceFolder.QUERY)) {
                queries.put(item.digest(), item);
            }
        }
        for (Item item : inventory.items()) {
            Item twin = queries.get(item.digest());
            if (twin != null && item.target().startsWith(VersionFolder.TEST_SIDE + "/" + SourceFolder.REFERENCE)) {
                problems.add(
                        CompetitionFlaw.IN_BOTH,
                        () -> twin.shown() + " and " + item.shown() + " have the same content");
            }
        }
    }

    @Override
    public byte[] distinction() throws IOException {
        return hidden.encode(Optional.empty());
    }

    @Override
    public void complete(Path version, String canary) throws IOException {
        for (String id : hidden.sampleTruth().queries()) {
            link(version, SourceFolder.QUERY, requireNonNull(source.queries().get(id)));
        }
        for (String id : hidden.sampleTruth().references()) {
            link(
                    version,
                    SourceFolder.REFERENCE,
                    requireNonNull(source.references().get(id)));
        }
        ReadOnly.write(version.resolve(VersionFolder.HIDDEN_FILE), hidden.encode(Optional.of(canary)));
        ReadOnly.write(
                version.resolve(VersionFolder.PUSHED_ANSWERS),
                Canaries.mark(canary, Files.readAllBytes(definition.resolve(competition.answers()))));
        if (competition.split() instanceof SplitRule.ByFile split) {
            ReadOnly.write(
                    version.resolve(VersionFolder.PUSHED_SPLIT),
                    Canaries.mark(canary, Files.readAllBytes(definition.resolve(split.path()))));
        }
    }

    private static void link(Path version, String side, Path file) throws IOException {
        String path = side + "/" + file.getFileName();
        Links.link(
                version.resolve(VersionFolder.TEST_SIDE).resolve(path),
                version.resolve(VersionFolder.SAMPLE_SIDE).resolve(path));
    }

    @Override
    public Contents contents(Instant now, String team, Inventory inventory) {
        return new Contents(
                now,
                team,
                inventory.visibleBytes(),
                source.train().size(),
                (int) source.classes(),
                Contents.Part.ofPictures(
                        source.queries().size(), source.references().size()),
                Contents.Part.ofPictures(
                        hidden.sampleTruth().queries().size(),
                        hidden.sampleTruth().references().size()));
    }
}
