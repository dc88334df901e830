package nsml.cli;

import java.util.Locale;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nsml completion}. */
@picocli.CommandLine.Command(
        name = "completion",
        description = {
            "Print a script that lets your shell complete commands and options.",
            "To install it,",
            "bash: nsml completion bash > ~/.local/share/bash-completion/completions/nsml",
            "zsh: nsml completion zsh > ~/.nsml-completion, and in ~/.zshrc:",
            "     autoload -U compinit && compinit && source ~/.nsml-completion"
        },
        footer = "Example: source <(nsml completion bash)")
final class CompletionCommand extends Command {

    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) {
        String script = AutoComplete.bash("nsml", spec.root().commandLine());
        if (shell == Shell.ZSH) {
            services.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        services.out().println(script);
        return DONE;
    }
}
