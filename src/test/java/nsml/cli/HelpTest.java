package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

    @TempDir
    Path temp;

    private static CommandLine nsml() {
        return Nsml.commandLine(() -> {
            throw new AssertionError("help needs no services");
        });
    }

    static Stream<CommandLine> commands() {
        return withSubcommands(nsml());
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void everyCommandHasADescriptionAndAnExample(String name) {
        CommandLine command = commands()
                .filter(one -> one.getCommandSpec().qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
        var usage = command.getCommandSpec().usageMessage();

        assertThat(String.join(" ", usage.description())).isNotBlank();
        assertThat(usage.footer()).hasSize(1);
        assertThat(usage.footer()[0]).startsWith("Example: ").contains("nsml ");
        assertThat(usage.footer()[0])
                .as("its own, not inherited")
                .contains(name.equals("nsml") ? "quickstart" : command.getCommandName());
        assertThat(command.getUsageMessage()).startsWith("Usage: " + name).contains("Example: ");
    }

    static Stream<String> names() {
        return commands().map(command -> command.getCommandSpec().qualifiedName());
    }

    @Test
    void nsmlAloneListsTheCommands() throws IOException {
        try (Desk desk = new Desk(temp)) {
            assertThat(desk.type().succeeded().out())
                    .isEqualTo(desk.type("--help").succeeded().out())
                    .contains("Commands:")
                    .contains("submit", "memo", "completion");
        }
    }
}
