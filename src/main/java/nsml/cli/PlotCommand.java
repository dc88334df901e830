package nsml.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml plot}. */
@picocli.CommandLine.Command(
        name = "plot",
        description =
                "Draw what a session reported, in the terminal; names with / are drawn in one chart by what stands before.",
        footer = "Example: nsml plot team/ir_ph1/1")
final class PlotCommand extends Command {

    @Parameters(paramLabel = "SESSION", converter = SessionIdConverter.class, description = "Whose reports.")
    private SessionId session;

    /** One or the other. */
    static final class AxisOption {
        @Option(names = "--step", description = "Draw over the reported step; this is the default.")
        private boolean step;

        @Option(names = "--walltime", description = "Draw over the seconds since the first report.")
        private boolean walltime;
    }

    @ArgGroup
    private AxisOption axis = new AxisOption();

    @Option(
            names = {"-j", "--json-return"},
            description = "Print the points as JSON, at most 1000 a line.")
    private boolean json;

    PlotCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) {
        require(services, session);
        Curves.Axis over = axis.walltime && !axis.step ? Curves.Axis.WALLTIME : Curves.Axis.STEP;
        List<Curves.Group> groups = Curves.of(services.catalog().reports().list(session), over);
        if (json) {
            Json.print(groups, services.out());
        } else if (groups.isEmpty()) {
            services.out().println("Session " + session + " has reported nothing to draw");
        } else {
            groups.forEach(group -> new Chart(group, over.name().toLowerCase(Locale.ROOT)).print(services.out()));
        }
        return DONE;
    }
}
