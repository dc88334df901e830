package nsml.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MainOnThePlatformTest {

    private static final Request BIND = new Request.Enter(Phase.BIND);
    private static final Request LOAD = new Request.Enter(Phase.LOAD);
    private static final Request TRAIN = new Request.Enter(Phase.TRAIN);
    private static final Request INFER = new Request.Enter(Phase.INFER);
    private static final Request LOAD_2 = new Request.Load("2", Optional.empty());
    private static final Request DONE = new Request.Done();

    @TempDir
    Path folder;

    @Test
    void trainingReportsSavesAndEnds() throws Exception {
        try (var supervisor = ScriptedSupervisor.train(folder, "--steps", "2");
                var child = start(supervisor)) {
            supervisor.serve();

            assertThat(child.exitStatus()).isZero();
            assertThat(child.errors()).isEmpty();
            assertThat(supervisor.heard())
                    .containsExactly(
                            BIND,
                            TRAIN,
                            new Request.Report(OptionalLong.of(1), Map.of("loss", 1.0), true),
                            new Request.Save("1", "save-1"),
                            new Request.Report(OptionalLong.of(2), Map.of("loss", 0.5), true),
                            new Request.Save("2", "save-2"),
                            DONE);
            assertThat(supervisor.store().resolve("2/steps")).hasContent("2");
            assertThat(supervisor.scratch()).isEmptyDirectory();
        }
    }

    @Test
    void aForkGoesOnFromItsCheckpoint() throws Exception {
        try (var supervisor = ScriptedSupervisor.from("2", Mode.TRAIN, folder);
                var child = start(supervisor)) {
            storeCheckpoint2(supervisor);
            supervisor.serve();

            assertThat(child.exitStatus()).isZero();
            assertThat(supervisor.heard())
                    .containsExactly(
                            BIND,
                            LOAD,
                            LOAD_2,
                            TRAIN,
                            new Request.Report(OptionalLong.of(3), Map.of("loss", 1.0 / 3), true),
                            new Request.Save("3", "save-1"),
                            DONE);
            assertThat(supervisor.scratch()).isEmptyDirectory();
        }
    }

    @Test
    void aTestSessionLoadsInfersAndAnswers() throws Exception {
        try (var supervisor = ScriptedSupervisor.from("2", Mode.TEST, folder);
                var child = start(supervisor)) {
            storeCheckpoint2(supervisor);
            makeTestData();
            supervisor.serve();

            assertThat(child.exitStatus()).isZero();
            assertThat(child.output()).isEqualTo("inferring after 2 steps\n");
            assertThat(supervisor.heard())
                    .containsExactly(BIND, LOAD, LOAD_2, INFER, new Request.Answered("answers.tsv"), DONE);
            assertThat(supervisor.scratch().resolve("answers.tsv"))
                    .hasContent("#nsml-answers 1 rankings\nq1\tr1\tr2\n#end 1\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"bind, TRAIN", "load, TRAIN", "train, TRAIN", "save, TRAIN", "infer, TEST"})
    void aHookThatThrowsIsToldInOneLineAndPrintedInFull(String hook, Mode mode) throws Exception {
        try (var supervisor = ScriptedSupervisor.from("2", mode, folder, "--fail", hook);
                var child = start(supervisor)) {
            storeCheckpoint2(supervisor);
            makeTestData();
            supervisor.serve();

            assertThat(child.exitStatus()).isEqualTo(1);
            assertThat(child.errors())
                    .contains("java.lang.IllegalStateException: asked to fail in\n" + hook)
                    .contains("at nsml.shim.ToySubmission.failIfAsked(ToySubmission.java:");
            assertThat(supervisor.heard())
                    .endsWith(new Request.Failed("java.lang.IllegalStateException: asked to fail in " + hook))
                    .doesNotContain(DONE);
        }
    }

    @Test
    void anErrorIsAFailureToo() throws Exception {
        try (var supervisor = ScriptedSupervisor.train(folder, "--misbehave", "throw an error");
                var child = start(supervisor)) {
            supervisor.serve();

            assertThat(child.exitStatus()).isEqualTo(1);
            assertThat(supervisor.heard()).endsWith(new Request.Failed("java.lang.StackOverflowError"));
        }
    }

    @Test
    void aRefusedCheckpointFailsTheLoad() throws Exception {
        try (var supervisor = ScriptedSupervisor.from("2", Mode.TRAIN, folder);
                var child = start(supervisor)) {
            supervisor.serve();

            assertThat(child.exitStatus()).isEqualTo(1);
            assertThat(supervisor.heard())
                    .containsExactly(
                            BIND, LOAD, LOAD_2, new Request.Failed("java.io.IOException: no checkpoint \"2\""));
        }
    }

    @Test
    void missingTestDataAreToldInOneSentence() throws Exception {
        try (var supervisor = ScriptedSupervisor.from("2", Mode.TEST, folder);
                var child = start(supervisor)) {
            storeCheckpoint2(supervisor);
            supervisor.serve();

            assertThat(child.exitStatus()).isEqualTo(2);
            assertThat(child.errors())
                    .isEqualTo("nsml: expected the test pictures in the folder "
                            + folder.resolve("data/test/test_data/query") + ", got no such folder\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"leave a thread", "interrupt itself"})
    void whatASubmissionDoesToThreadsDoesNotMatter(String how) throws Exception {
        try (var supervisor = ScriptedSupervisor.train(folder, "--steps", "0", "--misbehave", how);
                var child = start(supervisor)) {
            supervisor.serve();

            assertThat(child.exitStatus()).isZero();
            assertThat(supervisor.heard()).containsExactly(BIND, TRAIN, DONE);
        }
    }

    @Test
    void anExitOfTheSubmissionIsNotDone() throws Exception {
        try (var supervisor = ScriptedSupervisor.train(folder, "--misbehave", "exit");
                var child = start(supervisor)) {
            supervisor.serve();

            assertThat(child.exitStatus()).isZero();
            assertThat(supervisor.heard()).containsExactly(BIND, TRAIN);
        }
    }

    @Test
    void aSocketThatIsNotThereIsToldInOneSentence() throws Exception {
        try (var child = ChildProcess.start(folder, "/no/such/socket", List.of())) {
            assertThat(child.exitStatus()).isEqualTo(2);
            assertThat(child.errors())
                    .startsWith("nsml: expected the platform's socket at NSML_SOCKET=/no/such/socket, got: ")
                    .hasLineCount(1);
        }
    }

    @Test
    void aRefusedHelloIsToldInOneSentence() throws Exception {
        try (var supervisor = ScriptedSupervisor.train(folder);
                var child = start(supervisor)) {
            supervisor.serveUntil(Request.Hello.class::isInstance);
            supervisor.reply(new Reply.Refused("expected protocol 2, got 1"));
            supervisor.die();

            assertThat(child.exitStatus()).isEqualTo(2);
            assertThat(child.errors())
                    .isEqualTo("nsml: the platform did not start the session: expected protocol 2, got 1\n");
        }
    }

    @Nested
    class WhenTheSupervisorDies {

        @Test
        void aSubmissionThatWaitsForAReplyEnds() throws Exception {
            try (var supervisor = ScriptedSupervisor.train(folder);
                    var child = start(supervisor)) {
                supervisor.serveUntil(Request.Save.class::isInstance);
                supervisor.die();

                assertThat(child.exitStatus()).isEqualTo(Lifeline.ORPHANED);
            }
        }

        @Test
        void aSubmissionThatAsksNothingEnds() throws Exception {
            try (var supervisor = ScriptedSupervisor.train(folder, "--misbehave", "wait for ever");
                    var child = start(supervisor)) {
                supervisor.serveUntil(TRAIN::equals);
                supervisor.reply(new Reply.Accepted());
                assertThat(child.nextLine()).isEqualTo("waiting");
                supervisor.die();

                assertThat(child.exitStatus()).isEqualTo(Lifeline.ORPHANED);
            }
        }

        @Test
        void theLastWordsAreStillPrinted() throws Exception {
            try (var supervisor = ScriptedSupervisor.train(folder, "--fail", "bind");
                    var child = start(supervisor)) {
                supervisor.serveUntil(Request.Failed.class::isInstance);
                supervisor.die();

                assertThat(child.exitStatus()).isEqualTo(1);
                assertThat(child.errors())
                        .contains("asked to fail in\nbind")
                        .contains("nsml: the platform could not be told of the failure: the supervisor closed");
            }
        }
    }

    @Nested
    class WithoutOneSubmission {

        @Test
        void noneIsToldInOneSentence() throws Exception {
            assertThat(errorsWith(List.of()))
                    .isEqualTo(
                            "nsml: expected one submission, named in META-INF/services/nsml.shim.Submission of a jar on"
                                    + " the class path, found none\n");
        }

        @Test
        void severalAreNamed() throws Exception {
            assertThat(errorsWith(List.of(ToySubmission.class.getName(), Other.class.getName())))
                    .endsWith("found nsml.shim.ToySubmission, nsml.shim.MainOnThePlatformTest$Other\n");
        }

        @ParameterizedTest
        @CsvSource({"no.such.Submission, Provider no.such.Submission not found", "nsml.shim.TestData, not a subtype"})
        void aWrongNameIsNamed(String name, String problem) throws Exception {
            assertThat(errorsWith(List.of(name)))
                    .startsWith("nsml: nsml.shim.Submission: ")
                    .contains(name, problem)
                    .endsWith("must name a class with a public constructor without parameters\n");
        }

        private String errorsWith(List<String> submissions) throws Exception {
            try (var supervisor = ScriptedSupervisor.train(folder);
                    var child = ChildProcess.start(folder, supervisor.socket(), submissions)) {
                supervisor.serve();

                assertThat(child.exitStatus()).isEqualTo(2);
                assertThat(supervisor.heard()).hasSize(2).startsWith(BIND);
                assertThat(supervisor.heard().get(1)).isInstanceOf(Request.Failed.class);
                return child.errors();
            }
        }
    }

    private ChildProcess start(ScriptedSupervisor supervisor) throws IOException {
        return ChildProcess.start(folder, supervisor.socket(), List.of(ToySubmission.class.getName()));
    }

    private static void storeCheckpoint2(ScriptedSupervisor supervisor) throws IOException {
        Path checkpoint = Files.createDirectories(supervisor.store().resolve("2"));
        Files.writeString(checkpoint.resolve("steps"), "2");
    }

    private void makeTestData() throws IOException {
        for (String picture : List.of("query/q1.jpg", "reference/r2.jpg", "reference/r1.png")) {
            Path file = folder.resolve("data/test/test_data").resolve(picture);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    /** A second submission on the class path. */
    public static final class Other implements Submission {

        @Override
        public Model bind(Session session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void train(Session session, Model model) {}
    }
}
