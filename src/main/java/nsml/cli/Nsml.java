package nsml.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code nsml}, with all its commands below it. */
@CommandLine.Command(
        name = "nsml",
        description = "Train, checkpoint and grade a competition submission on your own machine.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Nsml implements Runnable {

    @Spec
    private CommandSpec spec;

    Nsml() {}

    /**
     * Builds the whole command line.
     *
     * @param services made when the first command needs them, not for {@code --help}
     */
    public static CommandLine commandLine(Supplier<Services> services) {
        CommandLine line = new CommandLine(new Nsml())
                .addSubcommand(new QuickstartCommand(services))
                .addSubcommand(new SampleCommand(services))
                .addSubcommand(DatasetCommand.commandLine(services))
                .addSubcommand(new RunCommand(services))
                .addSubcommand(new PackageCommand(services))
                .addSubcommand(new PsCommand(services))
                .addSubcommand(new LogsCommand(services))
                .addSubcommand(new PlotCommand(services))
                .addSubcommand(new InspectCommand(services))
                .addSubcommand(new MemoCommand(services))
                .addSubcommand(new CommandCommand(services))
                .addSubcommand(new PullCommand(services))
                .addSubcommand(new DiffCommand(services))
                .addSubcommand(ModelCommand.commandLine(services))
                .addSubcommand(new ForkCommand(services))
                .addSubcommand(new ResumeCommand(services))
                .addSubcommand(new InferCommand(services))
                .addSubcommand(new ExecCommand(services))
                .addSubcommand(new ShCommand(services))
                .addSubcommand(new DownloadCommand(services))
                .addSubcommand(new SubmitCommand(services))
                .addSubcommand(new BoardCommand(services))
                .addSubcommand(new StopCommand(services))
                .addSubcommand(new RmCommand(services))
                .addSubcommand(ImageCommand.commandLine(services))
                .addSubcommand(new NoticesCommand(services))
                .addSubcommand(new CreditCommand(services))
                .addSubcommand(new LoginCommand(services))
                .addSubcommand(new DoctorCommand(services))
                .addSubcommand(new CompletionCommand(services));
        line.setExecutionExceptionHandler(new Failures(services));
        line.setParameterExceptionHandler(new UsageErrors());
        OneOf.register(line);
        line.setAllowOptionsAsOptionParameters(true);
        abbreviate(line);
        // Not in the annotation, which all commands inherit.
        line.getCommandSpec().usageMessage().footer("Example: nsml quickstart");
        return line;
    }

    /** {@code Usage: nsml model ls [OPTIONS] SESSION}, as the original printed it. */
    private static void abbreviate(CommandLine line) {
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        line.getSubcommands().values().forEach(Nsml::abbreviate);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
