package nsml.runner.seccomp;

import static nsml.runner.seccomp.SyscallFilter.ALLOW;
import static nsml.runner.seccomp.SyscallFilter.ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** It has to say what the filter says, of which other tests tell that it is right. */
class SyscallProfileTest {

    private static final long[] ARGUMENTS = {
        0,
        1,
        2,
        6,
        40,
        SyscallFilter.PR_SET_DUMPABLE,
        SyscallFilter.F_SETLEASE,
        SyscallFilter.F_NOTIFY,
        SyscallFilter.TIOCSTI,
        0x5413,
        SyscallFilter.TIOCLINUX,
        0x1_0000_0000L | SyscallFilter.TIOCSTI,
        0x1_0000_0000L | SyscallFilter.F_SETLEASE,
        0x1_0000_0000L | SyscallFilter.F_NOTIFY,
        0x1_0000_0000L | SyscallFilter.PR_SET_DUMPABLE,
        0x003D0F00,
        0x01200011,
        0x00020000,
        0x02000000,
        0x04000011,
        0x08000000,
        0x10000000,
        0x20000000,
        0x40000000,
        -2
    };

    @ParameterizedTest
    @EnumSource
    void saysOfEachCallWhatTheFilterSays(Architecture architecture) throws Exception {
        JsonNode profile = new ObjectMapper().readTree(SyscallProfile.of(architecture));
        var filter = new FilterMachine(SyscallFilter.of(architecture).bytes());

        for (SystemCall call : SystemCall.values()) {
            if (call.number(architecture).isPresent()) {
                int number = call.number(architecture).getAsInt();
                for (long first : ARGUMENTS) {
                    for (long second : ARGUMENTS) {
                        assertThat(result(profile, call, first, second))
                                .as("%s(%x, %x)", call, first, second)
                                .isEqualTo(filter.run(architecture.mark(), number, first, second));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void permitsOneArchitectureOnlyAndNoMoreThanOneConditionOnAnArgument(Architecture architecture) throws Exception {
        JsonNode profile = new ObjectMapper().readTree(SyscallProfile.of(architecture));

        assertThat(profile.get("architectures"))
                .extracting(JsonNode::asText)
                .containsExactly("SCMP_ARCH_" + architecture);
        assertThat(profile.get("defaultAction").asText()).isEqualTo("SCMP_ACT_ALLOW");
        // The engine takes several conditions on the same argument for alternatives.
        assertThat(profile.get("syscalls"))
                .allSatisfy(rule -> assertThat(rule.get("args").size()).isLessThanOrEqualTo(1));
    }

    private static int result(JsonNode profile, SystemCall call, long... arguments) {
        for (JsonNode rule : profile.get("syscalls")) {
            boolean named = stream(rule.get("names"))
                    .anyMatch(name -> name.asText().equals(call.name().toLowerCase(Locale.ROOT)));
            if (named && stream(rule.get("args")).allMatch(condition -> holds(condition, arguments))) {
                assertThat(rule.get("action").asText()).isEqualTo("SCMP_ACT_ERRNO");
                return ERROR | rule.get("errnoRet").asInt();
            }
        }
        return ALLOW;
    }

    private static boolean holds(JsonNode condition, long... arguments) {
        long argument = arguments[condition.get("index").asInt()];
        long value = condition.get("value").asLong();
        return switch (condition.get("op").asText()) {
            case "SCMP_CMP_NE" -> argument != value;
            case "SCMP_CMP_MASKED_EQ" ->
                (argument & value) == condition.get("valueTwo").asLong();
            default -> throw new IllegalArgumentException("an unknown condition: " + condition);
        };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
