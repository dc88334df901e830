package nsml.runner.seccomp;

import static nsml.runner.seccomp.SyscallFilter.ALLOW;
import static nsml.runner.seccomp.SyscallFilter.ERROR;
import static nsml.runner.seccomp.SyscallFilter.KILL;
import static nsml.runner.seccomp.SyscallFilter.NOT_PERMITTED;
import static nsml.runner.seccomp.SyscallFilter.NOT_SUPPORTED;
import static nsml.runner.seccomp.SyscallFilter.NO_SUCH_CALL;
import static nsml.runner.seccomp.SyscallFilter.NO_SUCH_FAMILY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nsml.Prerequisite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyscallFilterTest {

    private static int result(Architecture architecture, SystemCall call, long... arguments) {
        OptionalInt number = call.number(architecture);
        return run(architecture, architecture.mark(), number.orElseThrow(), arguments);
    }

    private static int run(Architecture architecture, int mark, int number, long... arguments) {
        return new FilterMachine(SyscallFilter.of(architecture).bytes()).run(mark, number, arguments);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatItLists(Architecture architecture) {
        assertThat(SyscallFilter.REFUSED)
                .filteredOn(call -> call.number(architecture).isPresent())
                .hasSizeGreaterThan(50)
                .allSatisfy(call ->
                        assertThat(result(architecture, call)).as(call.name()).isEqualTo(ERROR | NOT_PERMITTED));
    }

    @ParameterizedTest
    @EnumSource
    void permitsEverythingElseThatItKnows(Architecture architecture) {
        var listed = Arrays.stream(SystemCall.values())
                .flatMapToInt(call -> call.number(architecture).stream())
                .boxed()
                .collect(Collectors.toSet());
        for (int number = 0; number < SyscallFilter.FIRST_UNKNOWN; number++) {
            if (!listed.contains(number)) {
                assertThat(run(architecture, architecture.mark(), number, -1L, -1L))
                        .as("call " + number)
                        .isEqualTo(ALLOW);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsYoungerThanTheListAreMissing(Architecture architecture) {
        for (int number = SyscallFilter.FIRST_UNKNOWN; number < 600; number++) {
            assertThat(run(architecture, architecture.mark(), number))
                    .as("call " + number)
                    .isNotEqualTo(ALLOW);
        }
        assertThat(run(architecture, architecture.mark(), 599)).isEqualTo(ERROR | NO_SUCH_CALL);
    }

    @ParameterizedTest
    @EnumSource
    void extendedAttributesAreNotSupported(Architecture architecture) {
        assertThat(SyscallFilter.EXTENDED_ATTRIBUTES)
                .allSatisfy(call ->
                        assertThat(result(architecture, call)).as(call.name()).isEqualTo(ERROR | NOT_SUPPORTED));
    }

    @ParameterizedTest
    @EnumSource
    void noProcessHidesWhatItHasOpen(Architecture architecture) {
        int setName = 15;

        assertThat(result(architecture, SystemCall.PRCTL, setName)).isEqualTo(ALLOW);
        assertThat(result(architecture, SystemCall.PRCTL, SyscallFilter.PR_SET_DUMPABLE))
                .isEqualTo(ERROR | NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource
    void permitsSocketsWithinTheMachineOnly(Architecture architecture) {
        int unix = 1;
        for (SystemCall call : new SystemCall[] {SystemCall.SOCKET, SystemCall.SOCKETPAIR}) {
            assertThat(result(architecture, call, unix)).isEqualTo(ALLOW);
            assertThat(result(architecture, call, 0xFFFF_FFFF_0000_0000L | unix))
                    .isEqualTo(ALLOW);
            for (int family = 0; family < 64; family++) {
                if (family != unix) {
                    assertThat(result(architecture, call, family))
                            .as("family " + family)
                            .isEqualTo(ERROR | NO_SUCH_FAMILY);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void permitsThreadsAndProcessesButNoNamespaces(Architecture architecture) {
        int threadOfGlibc = 0x003D0F00;
        int forkOfGlibc = 0x01200011;

        assertThat(result(architecture, SystemCall.CLONE, threadOfGlibc)).isEqualTo(ALLOW);
        assertThat(result(architecture, SystemCall.CLONE, forkOfGlibc)).isEqualTo(ALLOW);
        for (int namespace :
                new int[] {0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000}) {
            assertThat(result(architecture, SystemCall.CLONE, namespace | forkOfGlibc))
                    .isEqualTo(ERROR | NOT_PERMITTED);
        }
        assertThat(result(architecture, SystemCall.CLONE3)).isEqualTo(ERROR | NO_SUCH_CALL);
    }

    @ParameterizedTest
    @EnumSource
    void permitsNoTypingIntoTerminals(Architecture architecture) {
        int windowSize = 0x5413;

        assertThat(result(architecture, SystemCall.IOCTL, 0, windowSize)).isEqualTo(ALLOW);
        assertThat(result(architecture, SystemCall.IOCTL, 0, SyscallFilter.TIOCSTI))
                .isEqualTo(ERROR | NOT_PERMITTED);
        assertThat(result(architecture, SystemCall.IOCTL, 0, 0x1_0000_0000L | SyscallFilter.TIOCSTI))
                .isEqualTo(ERROR | NOT_PERMITTED);
        assertThat(result(architecture, SystemCall.IOCTL, 0, SyscallFilter.TIOCLINUX))
                .isEqualTo(ERROR | NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource
    void refusesLeasesAndNoticesAndAllowsLocks(Architecture architecture) {
        int lock = 6;

        assertThat(result(architecture, SystemCall.FCNTL, 3, lock)).isEqualTo(ALLOW);
        assertThat(result(architecture, SystemCall.FCNTL, 3, SyscallFilter.F_SETLEASE))
                .isEqualTo(ERROR | NOT_PERMITTED);
        assertThat(result(architecture, SystemCall.FCNTL, 3, SyscallFilter.F_NOTIFY))
                .isEqualTo(ERROR | NOT_PERMITTED);
    }

    @ParameterizedTest
    @CsvSource({"X86_64, AARCH64", "AARCH64, X86_64"})
    void killsWhoCallsByAnotherArchitecture(Architecture architecture, Architecture foreign) {
        assertThat(run(architecture, foreign.mark(), 0)).isEqualTo(KILL);
        int i386 = 0x40000003;
        assertThat(run(architecture, i386, 0)).isEqualTo(KILL);
    }

    @Test
    void refusesTheSecondDoorOfX86() {
        assertThat(run(Architecture.X86_64, Architecture.X86_64.mark(), 0x40000000))
                .isEqualTo(ERROR | NOT_PERMITTED);
        assertThat(run(Architecture.X86_64, Architecture.X86_64.mark(), -1)).isEqualTo(ERROR | NOT_PERMITTED);
    }

    @ParameterizedTest
    @CsvSource({"X86_64, /usr/include/x86_64-linux-gnu/asm/unistd_64.h", "AARCH64, /usr/include/asm-generic/unistd.h"})
    void numbersAreThoseOfTheKernelsHeaders(Architecture architecture, Path header) throws IOException {
        Prerequisite.check("kernel-headers", Files.isReadable(header), "there is no " + header);
        Map<String, Integer> numbers = Pattern.compile("#define __NR(?:3264)?_(\\w+)\\s+(\\d+)")
                .matcher(Files.readString(header))
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1).toUpperCase(Locale.ROOT),
                        match -> Integer.valueOf(match.group(2)),
                        (first, second) -> first));

        int youngest =
                numbers.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        for (SystemCall call : SystemCall.values()) {
            call.number(architecture)
                    // A header older than the call does not know it.
                    .ifPresent(number -> assertThat(numbers.getOrDefault(call.name(), youngest + 1))
                            .as(call + " in " + header)
                            .isIn(number, youngest + 1)
                            .isLessThanOrEqualTo(number));
        }
    }
}
