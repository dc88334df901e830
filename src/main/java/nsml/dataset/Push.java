package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nsml.store.AtomicFiles;
import nsml.store.Digest;
import org.apache.commons.io.FileUtils;

/** Checks a competition and copies it into a folder of its own, whole or not at all. */
final class Push {

    /** The version that the content has, and whether it was new. */
    record Outcome(String version, boolean written) {}

    /** The owner's program that scores, as the original named it. */
    static final String EVALUATION = "evaluation.py";

    private static final List<String> SIDES_LIKE_TEST =
            List.of(VersionFolder.SAMPLE_SIDE, VersionFolder.EVALUATION_SIDE, VersionFolder.SAMPLE_EVALUATION_SIDE);

    private static final int VERSION_DIGITS = 16;

    private final PushRequest request;
    private final Definition definition;
    private final PushProgress progress;
    private final InstantSource clock;
    private final Problems problems = new Problems();

    Push(PushRequest request, PushProgress progress, InstantSource clock) {
        this.request = request;
        this.progress = progress;
        this.clock = clock;
        definition = request.definition();
    }

    /** Copies the competition to {@code versions/VERSION}, unless that is there. */
    Outcome into(Path versions) throws IOException {
        Optional<Competition> competition = CompetitionReader.read(definition, problems);
        Optional<Layout> found = layout(competition);
        SortedMap<String, Path> files = new TreeMap<>();
        addPrograms(competition, files);
        refuseProblems();
        Layout layout = found.orElseThrow();
        files.putAll(layout.files());
        Inventory inventory = Inventory.of(files, request.source(), progress);
        layout.check(inventory, problems);
        refuseProblems();
        String version = version(inventory, layout);
        Path target = versions.resolve(version);
        boolean missing = !Files.isDirectory(target);
        if (missing) {
            write(target, inventory, layout);
        }
        return new Outcome(version, missing);
    }

    private void refuseProblems() {
        problems.throwIfAny("the competition in " + request.source());
    }

    /** Without a definition that can be read, the folder still shows what it is meant to be. */
    private Optional<Layout> layout(Optional<Competition> competition) throws IOException {
        boolean rankings = competition
                .map(known -> known.task() == Competition.Task.IMAGE_RETRIEVAL)
                .orElseGet(() -> SourceFolder.isLaidOutIn(request.source()));
        if (rankings) {
            SourceFolder folder = SourceFolder.list(request.source(), problems);
            Optional<Hidden> hidden = competition.isEmpty() ? Optional.empty() : hidden(competition.get(), folder);
            return hidden.map(secret -> new RankingsLayout(competition.orElseThrow(), definition, folder, secret));
        }
        PredictionFolder folder = PredictionFolder.list(request.source(), labels(competition), problems);
        return Optional.of(new PredictionsLayout(folder));
    }

    /** Labels at their usual place need not be named; a definition that lies elsewhere means the folder's then. */
    private Path labels(Optional<Competition> competition) {
        return competition
                .filter(known -> !known.answers().equals(PredictionFolder.TEST_LABEL))
                .map(known -> definition.resolve(known.answers()))
                .orElse(request.source().resolve(PredictionFolder.TEST_LABEL));
    }

    private Optional<Hidden> hidden(Competition competition, SourceFolder folder) throws IOException {
        if (folder.queries().isEmpty() || folder.references().isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Set<String>> relevant =
                TruthReader.read(definition.resolve(competition.answers()), folder, problems);
        return HiddenReader.read(competition, definition.base(), folder, relevant, problems);
    }

    /** The owner's two programs: the one that feeds test data belongs to the test, the one that scores is hidden. */
    private void addPrograms(Optional<Competition> competition, SortedMap<String, Path> files) throws IOException {
        Path loader = request.source().resolve(VersionFolder.DATA_LOADER);
        if (isProgram(loader)) {
            files.put(VersionFolder.TEST_SIDE + "/" + VersionFolder.DATA_LOADER, loader);
        }
        Path evaluation = request.source().resolve(EVALUATION);
        if (competition.isPresent() && competition.get().scoring() instanceof Scoring.Script script) {
            Path named = definition.resolve(script.path());
            if (Files.exists(named, LinkOption.NOFOLLOW_LINKS) || !script.path().equals(EVALUATION)) {
                evaluation = named;
            }
            if (!Files.exists(evaluation, LinkOption.NOFOLLOW_LINKS)) {
                problems.add("metric: there is no file " + evaluation);
            }
        }
        if (isProgram(evaluation)) {
            files.put(VersionFolder.EVALUATION, evaluation);
        }
    }

    private boolean isProgram(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && new FolderListing(request.source(), "", problems)
                        .isReadableFile(file, FolderListing.attributes(file));
    }

    private String version(Inventory inventory, Layout layout) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        sha256.update(inventory.encode());
        sha256.update(layout.distinction());
        sha256.update(definition.text().getBytes(UTF_8));
        return Digest.of(sha256).hex().substring(0, VERSION_DIGITS);
    }

    private void write(Path target, Inventory inventory, Layout layout) throws IOException {
        Path temporary = AtomicFiles.beside(target);
        try {
            Files.createDirectory(temporary);
            ReadOnly.createSecretFolder(temporary.resolve(VersionFolder.HIDDEN));
            inventory.copyInto(temporary, progress);
            Canaries canaries = Canaries.random();
            layout.complete(temporary, canaries.answers());
            ReadOnly.write(temporary.resolve(VersionFolder.MANIFEST), Manifest.of(inventory, canaries.manifest()));
            canaries.write(temporary.resolve(VersionFolder.CANARIES));
            spreadLoader(temporary);
            ReadOnly.write(
                    temporary.resolve(VersionFolder.DEFINITION),
                    definition.text().getBytes(UTF_8));
            ReadOnly.write(
                    temporary.resolve(VersionFolder.CONTENTS),
                    layout.contents(clock.instant(), request.team(), inventory).encode());
            AtomicFiles.moveIntoPlace(temporary, target);
        } catch (IOException e) {
            throw explained(e, target, inventory.bytes());
        } finally {
            FileUtils.deleteDirectory(temporary.toFile());
        }
    }

    private static void spreadLoader(Path version) throws IOException {
        Path loader = version.resolve(VersionFolder.TEST_SIDE).resolve(VersionFolder.DATA_LOADER);
        if (Files.exists(loader)) {
            for (String side : SIDES_LIKE_TEST) {
                if (Files.isDirectory(version.resolve(side))) {
                    Links.link(loader, version.resolve(side).resolve(VersionFolder.DATA_LOADER));
                }
            }
        }
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
