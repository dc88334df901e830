package nsml.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import nsml.dataset.Inventory.Item;
import nsml.store.AtomicFiles;
import nsml.store.Digest;
import org.apache.commons.io.FileUtils;

/** Checks a competition and copies it into a folder of its own, whole or not at all. */
final class Push {

    /** The version that the content has, and whether it was new. */
    record Outcome(String version, boolean written) {}

    private static final int VERSION_DIGITS = 16;

    private final Path source;
    private final Path definition;
    private final PushProgress progress;
    private final InstantSource clock;
    private final Problems problems = new Problems();

    Push(Path source, Path definition, PushProgress progress, InstantSource clock) {
        this.source = source;
        this.definition = definition.toAbsolutePath();
        this.progress = progress;
        this.clock = clock;
    }

    /** Copies the competition to {@code versions/VERSION}, unless that is there. */
    Outcome into(Path versions) throws IOException {
        Optional<Competition> competition = CompetitionReader.read(definition, problems);
        SourceFolder folder = SourceFolder.list(source, problems);
        Optional<Hidden> hidden = competition.isEmpty() ? Optional.empty() : hidden(competition.get(), folder);
        refuseProblems();
        Inventory inventory = Inventory.of(folder, progress);
        noteSecretsAndTwins(competition.orElseThrow(), inventory);
        refuseProblems();
        String version = version(inventory, hidden.orElseThrow());
        Path target = versions.resolve(version);
        boolean missing = !Files.isDirectory(target);
        if (missing) {
            write(target, inventory, folder, hidden.get());
        }
        return new Outcome(version, missing);
    }

    private void refuseProblems() {
        problems.throwIfAny("the competition in " + source);
    }

    private Path base() {
        return definition.resolveSibling("");
    }

    private Optional<Hidden> hidden(Competition competition, SourceFolder folder) throws IOException {
        if (folder.queries().isEmpty() || folder.references().isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Set<String>> relevant =
                TruthReader.read(base().resolve(competition.answers()), folder, problems);
        return HiddenReader.read(competition, base(), folder, relevant, problems);
    }

    /** Notes answers among the data, and pictures that are query and reference under two names. */
    private void noteSecretsAndTwins(Competition competition, Inventory inventory) throws IOException {
        Set<Digest> secrets = new HashSet<>();
        secrets.add(Inventory.digest(base().resolve(competition.answers())));
        if (competition.split() instanceof SplitRule.ByFile split) {
            secrets.add(Inventory.digest(base().resolve(split.path())));
        }
        Map<Digest, Item> queries = new HashMap<>();
        for (Item item : inventory.items()) {
            if (secrets.contains(item.digest())) {
                problems.add(CompetitionFlaw.LEAK, () -> String.valueOf(source.relativize(item.file())));
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
                        () -> source.relativize(twin.file()) + " and " + source.relativize(item.file())
                                + " have the same content");
            }
        }
    }

    private String version(Inventory inventory, Hidden hidden) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        sha256.update(inventory.encode());
        sha256.update(hidden.encode());
        sha256.update(Files.readAllBytes(definition));
        return Digest.of(sha256).hex().substring(0, VERSION_DIGITS);
    }

    private void write(Path target, Inventory inventory, SourceFolder folder, Hidden hidden) throws IOException {
        Path temporary = AtomicFiles.beside(target);
        try {
            inventory.copyInto(temporary, progress);
            linkSample(temporary, folder, hidden);
            ReadOnly.createSecretFolder(temporary.resolve(VersionFolder.HIDDEN));
            ReadOnly.write(temporary.resolve(VersionFolder.HIDDEN_FILE), hidden.encode());
            ReadOnly.write(temporary.resolve(VersionFolder.DEFINITION), Files.readAllBytes(definition));
            ReadOnly.write(
                    temporary.resolve(VersionFolder.CONTENTS),
                    contents(inventory, folder, hidden).encode());
            AtomicFiles.moveIntoPlace(temporary, target);
        } catch (IOException e) {
            throw explained(e, target, inventory.bytes());
        } finally {
            FileUtils.deleteDirectory(temporary.toFile());
        }
    }

    private static void linkSample(Path version, SourceFolder folder, Hidden hidden) throws IOException {
        for (String id : hidden.sampleTruth().queries()) {
            link(version, SourceFolder.QUERY, requireNonNull(folder.queries().get(id)));
        }
        for (String id : hidden.sampleTruth().references()) {
            link(
                    version,
                    SourceFolder.REFERENCE,
                    requireNonNull(folder.references().get(id)));
        }
    }

    private static void link(Path version, String side, Path file) throws IOException {
        String path = side + "/" + file.getFileName();
        Path existing = version.resolve(VersionFolder.TEST_SIDE).resolve(path);
        Path link = version.resolve(VersionFolder.SAMPLE_SIDE).resolve(path);
        ReadOnly.createParents(link);
        try {
            Files.createLink(link, existing);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Some file systems have no hard links.
            Files.copy(existing, link);
        }
    }

    private Contents contents(Inventory inventory, SourceFolder folder, Hidden hidden) {
        return new Contents(
                clock.instant(),
                inventory.bytes(),
                folder.train().size(),
                (int) folder.classes(),
                folder.queries().size(),
                folder.references().size(),
                hidden.sampleTruth().queries().size(),
                hidden.sampleTruth().references().size());
    }

    /** A full disk has no exception of its own. */
    static IOException explained(IOException e, Path target, long bytes) {
        String message = String.valueOf(e.getMessage());
        boolean full = message.contains("No space left on device") || message.contains("Disk quota exceeded");
        return full
                ? new IOException(
                        "the disk that holds " + target.resolveSibling("") + " is full: the dataset needs "
                                + (bytes >> 20) + " MiB there. Nothing of it was kept; free some space and push again",
                        e)
                : e;
    }
}
