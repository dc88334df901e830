package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds besides in every sandbox that confines. */
abstract class ConfinedContract extends SandboxContract {

    @Nested
    class Confinement {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/x",
                    "/etc/passwd",
                    "/usr/x",
                    "/data/ir/x",
                    "/dev/x",
                    "/nsml/shim.jar",
                    "/nsml/socket/x",
                    "/proc/sys/kernel/core_pattern"
                })
        void deniesWritingOutside(String path) throws Exception {
            Outcome outcome = bench.submission("WritesOutside").arguments(path).run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.DENIED);
            assertThat(outcome.detail()).contains("bind threw");
        }

        /** Who makes its end look like the platform's fault would have it for nothing. */
        @ParameterizedTest
        @ValueSource(strings = {"bwrap: Can't mount proc", "nsml-start: 1: cannot open filter"})
        void takesNothingForItsOwnComplaintThatTheSubmissionPrints(String line) throws Exception {
            Outcome outcome = bench.script("!print " + line, "!exit 1").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.CRASH);
            assertThat(outcome.detail()).contains("exit status 1").contains(line);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/app/x", "/scratch/x", "/tmp/x", "/dev/shm/x"})
        void permitsWritingWhereItShould(String path) throws Exception {
            assertThat(bench.submission("WritesOutside").arguments(path).run().verdict())
                    .isEqualTo(Verdict.OK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"192.0.2.1", "submission.invalid", "2001:db8::1"})
        void deniesTheNetwork(String host) throws Exception {
            Outcome outcome =
                    bench.submission("OpensConnection").arguments(host, "80").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.DENIED);
            assertThat(outcome.detail()).contains("no network");
        }

        @Test
        void hidesTheServersOfTheHost() throws Exception {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Outcome outcome = bench.submission("OpensConnection")
                        .arguments("127.0.0.1", String.valueOf(server.getLocalPort()))
                        .run();

                assertThat(outcome.verdict()).isEqualTo(Verdict.DENIED);
                assertThat(outcome.detail()).contains("no network");
            }
        }
    }
}
