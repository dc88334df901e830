package nsml.runner.seccomp;

import static nsml.runner.seccomp.SyscallFilter.AF_UNIX;
import static nsml.runner.seccomp.SyscallFilter.EXTENDED_ATTRIBUTES;
import static nsml.runner.seccomp.SyscallFilter.F_NOTIFY;
import static nsml.runner.seccomp.SyscallFilter.F_SETLEASE;
import static nsml.runner.seccomp.SyscallFilter.NEW_NAMESPACES;
import static nsml.runner.seccomp.SyscallFilter.NOT_PERMITTED;
import static nsml.runner.seccomp.SyscallFilter.NOT_SUPPORTED;
import static nsml.runner.seccomp.SyscallFilter.NO_SUCH_CALL;
import static nsml.runner.seccomp.SyscallFilter.NO_SUCH_FAMILY;
import static nsml.runner.seccomp.SyscallFilter.PR_SET_DUMPABLE;
import static nsml.runner.seccomp.SyscallFilter.REFUSED;
import static nsml.runner.seccomp.SyscallFilter.TIOCLINUX;
import static nsml.runner.seccomp.SyscallFilter.TIOCSTI;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@link SyscallFilter} refuses, as an engine of containers takes it: a profile in JSON, of which the engine makes the
 * kernel's program itself. A call of another architecture kills the thread that makes it, be it x32.
 */
public final class SyscallProfile {

    /** The half of an argument that the kernel looks at. */
    private static final String LOWER_HALF = "4294967295";

    private final List<String> rules = new ArrayList<>();

    private SyscallProfile() {}

    /**
     * Gives the profile for this machine's processor.
     *
     * @return an object in JSON, or empty if the processor is none of those whose calls are known here
     */
    public static Optional<String> ofThisMachine() {
        return Architecture.named(System.getProperty("os.arch")).map(SyscallProfile::of);
    }

    static String of(Architecture architecture) {
        var profile = new SyscallProfile();
        profile.refuse(
                REFUSED.stream()
                        .filter(call -> call.number(architecture).isPresent())
                        .toList(),
                NOT_PERMITTED);
        profile.refuse(EXTENDED_ATTRIBUTES, NOT_SUPPORTED);
        profile.refuse(List.of(SystemCall.CLONE3), NO_SUCH_CALL);
        for (int bits = NEW_NAMESPACES; bits != 0; bits &= bits - 1) {
            String bit = Integer.toString(Integer.lowestOneBit(bits));
            profile.refuse(List.of(SystemCall.CLONE), NOT_PERMITTED, masked(0, bit, bit));
        }
        profile.refuse(
                List.of(SystemCall.SOCKET, SystemCall.SOCKETPAIR),
                NO_SUCH_FAMILY,
                argument(0, "NE", Integer.toString(AF_UNIX), "0"));
        profile.refuse(List.of(SystemCall.IOCTL), NOT_PERMITTED, masked(1, LOWER_HALF, Integer.toString(TIOCSTI)));
        profile.refuse(List.of(SystemCall.IOCTL), NOT_PERMITTED, masked(1, LOWER_HALF, Integer.toString(TIOCLINUX)));
        profile.refuse(List.of(SystemCall.FCNTL), NOT_PERMITTED, masked(1, LOWER_HALF, Integer.toString(F_SETLEASE)));
        profile.refuse(List.of(SystemCall.FCNTL), NOT_PERMITTED, masked(1, LOWER_HALF, Integer.toString(F_NOTIFY)));
        profile.refuse(
                List.of(SystemCall.PRCTL), NOT_PERMITTED, masked(0, LOWER_HALF, Integer.toString(PR_SET_DUMPABLE)));
        return "{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"architectures\":[\"SCMP_ARCH_" + architecture
                + "\"],\"syscalls\":[" + String.join(",", profile.rules) + "]}";
    }

    /** All conditions have to hold. */
    private void refuse(List<SystemCall> calls, int error, String... conditions) {
        String names = calls.stream()
                .map(call -> '"' + call.name().toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(","));
        rules.add("{\"names\":[" + names + "],\"action\":\"SCMP_ACT_ERRNO\",\"errnoRet\":" + error + ",\"args\":["
                + String.join(",", conditions) + "]}");
    }

    private static String masked(int index, String mask, String value) {
        return argument(index, "MASKED_EQ", mask, value);
    }

    private static String argument(int index, String comparison, String value, String second) {
        return "{\"index\":" + index + ",\"value\":" + value + ",\"valueTwo\":" + second + ",\"op\":\"SCMP_CMP_"
                + comparison + "\"}";
    }
}
