package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import nsml.Prerequisite;
import nsml.runner.docker.ContainerImages;
import nsml.runner.docker.ContainerPlan;
import nsml.runner.docker.Engine;
import nsml.runner.docker.EngineSocket;
import nsml.shim.wire.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** Skipped where no engine answers or it lacks our images, unless the environment variable {@code NSML_REQUIRE} names docker. */
class DockerSandboxTest extends ConfinedContract {

    @Override
    Sandbox sandbox() {
        Prerequisite.check(
                "docker",
                Sandboxes.find(SandboxKind.DOCKER).isPresent(),
                Sandboxes.whyNot(SandboxKind.DOCKER).orElse(""));
        return Sandboxes.find(SandboxKind.DOCKER).orElseThrow();
    }

    @AfterEach
    void removeWhatAKilledSupervisorLeft() {
        if (Sandboxes.find(SandboxKind.DOCKER).isPresent()) {
            OrphanedContainer.remove(bench.name);
        }
    }

    @Nested
    class View {

        @Test
        void showsNothingOfTheHostButWhatIsMounted() throws Exception {
            Files.writeString(folder.resolve("secret"), "");

            Outcome outcome = bench.submission("LooksAround")
                    .arguments(
                            folder.resolve("secret").toString(),
                            folder.toString(),
                            System.getProperty("user.home") + "/.m2",
                            "/etc/shadow",
                            "/var/run/docker.sock")
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(bench.printed().lines())
                    .contains("here /app", "data [test]")
                    .filteredOn(line -> line.contains("there"))
                    .hasSize(5)
                    .allMatch(line -> line.endsWith(" is not there"));
            assertThat(bench.printed()).containsPattern("processes \\[1, \\d+]");
        }
    }

    @Nested
    class Bounds {

        @Test
        void areTheKernelsOwn() throws Exception {
            // It is looked at ten times a second: a run must be longer than that to have been seen.
            Outcome outcome = bench.submission("LoopsInTrain")
                    .train()
                    .limit(Phase.TRAIN, Duration.ofMillis(700))
                    .run();

            assertThat(outcome.protection().byKernel()).containsExactlyInAnyOrder(Bound.values());
            assertThat(outcome.protection().level()).isEqualTo(Level.ENFORCED);
            assertThat(outcome.peakMemory()).isBetween(10 * Bench.MEBIBYTE, bench.memory);
            assertThat(outcome.cpuTime()).isGreaterThan(Duration.ofMillis(50));
        }

        @Test
        void ofMemoryCountForChildrenToo() throws Exception {
            bench.memory = 256 * Bench.MEBIBYTE;

            Outcome outcome = bench.submission("FillsMemoryOutside").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.MEMORY);
            assertThat(outcome.detail()).contains("more than 256 MiB");
        }

        @Test
        void ofProcessesCountTheLivingOnly() throws Exception {
            bench.processes = 100;

            Outcome outcome = bench.submission("LeavesManyChildren").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
        }

        @Test
        void areKeptWithinTwoSeconds() throws Exception {
            var asked = new AtomicLong();
            bench.host = new RecordingHost(folder.resolve("store")) {
                @Override
                public boolean stopRequested() {
                    if (calls.contains("enter INFER")) {
                        asked.compareAndSet(0, System.nanoTime());
                    }
                    return asked.get() != 0;
                }
            };

            assertThat(bench.submission("LoopsInInfer").run().verdict()).isEqualTo(Verdict.STOPPED);
            assertThat(Duration.ofNanos(System.nanoTime() - asked.get())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Nested
    class TheContainer {

        @Test
        void isGoneAfterwards() throws Exception {
            bench.submission("Gentle").train().run();

            assertThat(containers()).isEmpty();
        }

        @Test
        void givesBackTheLog() throws Exception {
            bench.submission("Gentle").train().run();

            assertThat(Files.getOwner(bench.log())).isEqualTo(Files.getOwner(folder));
        }

        @Test
        void dyingWithItsSupervisorIsRemovedByWhoeverFindsThatOut() throws Exception {
            bench.submission("LoopsInTrain").train();
            Process supervisor = OtherSupervisor.start(bench, SandboxKind.DOCKER, "x");
            try {
                Waiting.until("the container runs", () -> containers().equals(List.of("running")));
                supervisor.destroyForcibly().waitFor();
                Waiting.until("the container has died", () -> containers().equals(List.of("exited")));
            } finally {
                supervisor.destroyForcibly();
            }

            OrphanedContainer.remove(bench.name);

            assertThat(containers()).isEmpty();
        }

        @Test
        void ofAKilledSupervisorMakesRoomForTheNext() throws Exception {
            try (var engine = new Engine(EngineSocket.of(System.getenv()))) {
                engine.create(new ContainerPlan(
                        bench.name,
                        ContainerImages.JAVA,
                        List.of("true"),
                        Map.of(),
                        Path.of("/"),
                        new ContainerPlan.User(1, 1),
                        List.of(),
                        new ContainerPlan.Bounds(1 << 28, 1, 10, 1 << 20, 1 << 20, 1 << 20),
                        Optional.empty()));
            }

            assertThat(bench.submission("Gentle").train().run().verdict()).isEqualTo(Verdict.OK);
        }

        private List<String> containers() {
            return DockerClientFactory.instance()
                    .client()
                    .listContainersCmd()
                    .withShowAll(true)
                    .withNameFilter(List.of(bench.name))
                    .exec()
                    .stream()
                    .map(com.github.dockerjava.api.model.Container::getState)
                    .toList();
        }
    }
}
