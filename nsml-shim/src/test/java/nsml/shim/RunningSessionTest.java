package nsml.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningSessionTest {

    @TempDir
    Path scratch;

    private final List<Request> asked = new ArrayList<>();
    private Reply next = new Reply.Accepted();
    private RunningSession session;

    @BeforeEach
    void start() {
        var start = new Reply.Start(
                "t/d/1",
                Mode.TRAIN,
                "d",
                "/data/d",
                scratch.toString(),
                List.of("--a", "1"),
                7,
                2,
                Optional.of("3"),
                Reply.Terms.USUAL);
        Supervisor supervisor = request -> {
            asked.add(request);
            return next;
        };
        session = new RunningSession(start, supervisor, true);
    }

    @Test
    void itTellsWhatItWasStartedWith() {
        assertThat(session.isOnNsml()).isTrue();
        assertThat(session.name()).isEqualTo("t/d/1");
        assertThat(session.mode()).isEqualTo(Mode.TRAIN);
        assertThat(session.datasetName()).isEqualTo("d");
        assertThat(session.datasetPath()).isEqualTo(Path.of("/data/d"));
        assertThat(session.arguments()).containsExactly("--a", "1");
        assertThat(session.argument("--a")).contains("1");
        assertThat(session.seed()).isEqualTo(7);
        assertThat(session.gpuCount()).isEqualTo(2);
        assertThat(session.startedFrom()).contains("3");
    }

    @Test
    void numbersOfAnyKindAreReported() {
        session.report(1, Map.of("loss", 0.5f, "count", 3, "big", 1L << 40));
        session.reportDetail(2, Map.of());

        assertThat(asked)
                .containsExactly(
                        new Request.Report(OptionalLong.of(1), Map.of("loss", 0.5, "count", 3.0, "big", 0x1p40), true),
                        new Request.Report(OptionalLong.of(2), Map.of(), false));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aMeasurementThatIsNotFiniteIsRefusedHere(double value) {
        assertThatThrownBy(() -> session.report(1, Map.of("loss", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a finite number for \"loss\", got " + value + "; leave it out");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRefusedReportSaysWhy() {
        next = new Reply.Refused("expected at most 100 curves, got 101");

        assertThatThrownBy(() -> session.report(1, Map.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected at most 100 curves, got 101");
    }

    @Test
    void aSaveIsAskedForOnceItsFolderIsComplete() throws IOException {
        session.bound(new FolderModel());

        session.save("1");
        session.save("1");

        assertThat(asked).containsExactly(new Request.Save("1", "save-1"), new Request.Save("1", "save-2"));
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aRefusedSaveSaysWhyAndLeavesNothing() {
        session.bound(new FolderModel());
        next = new Reply.Refused("expected at most 1 MB, got 2 MB");

        assertThatThrownBy(() -> session.save("1"))
                .isInstanceOf(IOException.class)
                .hasMessage("expected at most 1 MB, got 2 MB");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aSaveThatFailsIsNeverAskedFor() {
        session.bound(new FolderModel() {
            @Override
            public void save(Path directory) throws IOException {
                super.save(directory);
                throw new IOException("the model is not ready");
            }
        });

        assertThatThrownBy(() -> session.save("1")).hasMessage("the model is not ready");
        assertThat(asked).isEmpty();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aLoadedFolderIsRemovedEvenIfItWasReadOnly() throws IOException {
        var model = new FolderModel();
        session.bound(model);
        Path folder = Files.createDirectories(scratch.resolve("load-1"));
        Files.writeString(folder.resolve("state"), "kept");
        folder.toFile().setWritable(false);
        next = new Reply.Loaded("load-1");

        session.load("2", "t/d/9");

        assertThat(asked).containsExactly(new Request.Load("2", Optional.of("t/d/9")));
        assertThat(model.state).isEqualTo("kept");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aRefusedLoadSaysWhy() {
        session.bound(new FolderModel());
        next = new Reply.Refused("no checkpoint \"2\"; there are 1, 3");

        assertThatThrownBy(() -> session.load("2"))
                .isInstanceOf(IOException.class)
                .hasMessage("no checkpoint \"2\"; there are 1, 3");
    }

    @Test
    void aReplyOfTheWrongKindIsAnError() {
        session.bound(new FolderModel());

        assertThatThrownBy(() -> session.load("2"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected Loaded in reply to Load[checkpoint=2,")
                .hasMessageContaining("got Accepted[]");
    }

    @Test
    void deletingNeverFollowsALinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("precious"), "x");
        session.bound(new FolderModel() {
            @Override
            public void save(Path directory) throws IOException {
                Files.createSymbolicLink(directory.resolve("link"), elsewhere);
            }
        });

        session.save("1");

        assertThat(precious).exists();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void savingNeedsAModel() {
        assertThatThrownBy(() -> session.save("1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("expected a model from Submission.bind, got none (yet)");
        assertThatThrownBy(() -> session.bound(null)).isInstanceOf(IllegalStateException.class);
    }

    private static class FolderModel implements Model {

        private String state = "fresh";

        @Override
        public void save(Path directory) throws IOException {
            assertThat(directory).isEmptyDirectory();
            Files.writeString(directory.resolve("state"), state);
            Files.writeString(
                    Files.createDirectories(directory.resolve("deep/down")).resolve("x"), "y");
        }

        @Override
        public void load(Path directory) throws IOException {
            state = Files.readString(directory.resolve("state"));
        }

        @Override
        public Answers infer(TestData test) {
            return new Rankings(Map.of());
        }
    }
}
