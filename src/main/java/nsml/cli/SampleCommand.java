package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import nsml.sample.Round;
import nsml.sample.SampleCompetition;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml sample}. */
@picocli.CommandLine.Command(
        name = "sample",
        description = "Draw a small competition: invented mascots, half of them to train on, the others to find again.",
        footer = "Example: nsml sample mascots --round 2")
final class SampleCommand extends Command {

    @Parameters(paramLabel = "DIR", description = "Where to; must not be there yet, or be empty.")
    private Path directory;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "mascots", description = "The competition's name.")
    private String name;

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "40",
            description = "How many mascots. Default: ${DEFAULT-VALUE}.")
    private int classes;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "40",
            description = "How many pictures of each. Default: ${DEFAULT-VALUE}.")
    private int images;

    @Option(
            names = "--size",
            paramLabel = "PX",
            defaultValue = "96",
            description = "Width and height of a picture. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "2018",
            description = "Another seed, other mascots. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--round",
            paramLabel = "1|2",
            defaultValue = "1",
            description = "1: plain backgrounds; 2: cluttered ones. Default: ${DEFAULT-VALUE}.")
    private int round;

    SampleCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        SampleCompetition sample = new SampleCompetition(name, classes, images, size, seed, Round.of(round));
        try (ProgressBar bar = new ProgressBar(services, "Pictures drawn")) {
            sample.write(directory, drawn -> bar.show(drawn, sample.pictures()));
        }
        services.out()
                .println("Competition " + name + " is in " + directory + "; push it with nsml dataset push " + name
                        + " " + directory);
        return DONE;
    }
}
