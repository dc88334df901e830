package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import nsml.shim.wire.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java.nio.file.FileSystemException: /data/x: Read-only file system              | DENIED
            java.net.SocketException: Network is unreachable                               | DENIED
            java.net.UnknownHostException: example.org                                     | DENIED
            java.net.ConnectException: Connection refused                                  | DENIED
            java.nio.file.AccessDeniedException: /proc/sys/x                               | DENIED
            java.io.IOException: No space left on device                                   | DISK
            java.io.IOException: File too large                                            | DISK
            java.lang.OutOfMemoryError: Cannot reserve 8192 bytes of direct buffer memory  | MEMORY
            java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory | PROCESSES
            java.lang.IllegalStateException: OK                                            | CRASH
            """)
    void showsItselfInTheExceptionsText(String error, Verdict verdict) {
        assertThat(Failure.of(error, Phase.BIND, SandboxKind.BUBBLEWRAP).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void isThePlatformsWhereItsStoreIsFull() {
        String error = "nsml.Refused: minio.error.ResponseError: ResponseError: code: XMinioStorageFull, message: ...";

        assertThat(Failure.of(error, Phase.TRAIN, SandboxKind.BUBBLEWRAP).verdict())
                .isEqualTo(Verdict.PLATFORM);
        assertThat(Failure.of(error, Phase.INFER, SandboxKind.BUBBLEWRAP).verdict())
                .as("a submission may say what it likes")
                .isEqualTo(Verdict.CRASH);
    }

    @Test
    void isNoDenialWhereNothingIsDenied() {
        assertThat(Failure.of("java.net.SocketException: Network is unreachable", Phase.BIND, SandboxKind.NONE))
                .isEqualTo(new Ending(Verdict.CRASH, "bind threw java.net.SocketException: Network is unreachable"));
    }

    @Test
    void isToldInOneShortLine() {
        assertThat(Failure.of("x".repeat(100_000) + "\n", Phase.INFER, SandboxKind.NONE)
                        .detail())
                .hasSizeLessThan(400);
    }
}
