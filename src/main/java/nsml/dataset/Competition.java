package nsml.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import nsml.scoring.Metric;

/**
 * A competition's definition, as {@code competition.yaml} gives it.
 *
 * @param name the competition's own name; it may be pushed under another
 * @param description a line for {@code nsml dataset ls}, possibly empty
 * @param task what is answered
 * @param metric what is measured
 * @param answers path of the file with the hidden answers, relative to the definition
 * @param split how the queries are divided
 * @param sample the key of the split file that names the sample's queries and references; empty if the sample is chosen from
 *     the data
 * @param limits what a session may use
 * @param submit when a team may submit
 */
public record Competition(
        DatasetName name,
        String description,
        Task task,
        Metric metric,
        String answers,
        SplitRule split,
        Optional<String> sample,
        Limits limits,
        Submit submit) {

    /** The usual name of the definition's file, beside the data. */
    public static final String FILE_NAME = "competition.yaml";

    /** What submissions answer. */
    public enum Task {
        /** Rank the references for each query. */
        IMAGE_RETRIEVAL("image-retrieval");

        private final String printed;

        Task(String printed) {
            this.printed = printed;
        }

        /** Returns the word that the definition uses. */
        public String printed() {
            return printed;
        }
    }

    /**
     * What a session may use. Sizes are in bytes.
     *
     * @param start from the start of the process to its first word
     * @param load to bind and to load the checkpoint
     * @param train to train
     * @param infer to answer, counted from the end of load
     * @param memory of all its processes
     * @param cpus how many at a time
     * @param disk in its scratch folder
     * @param processes threads included
     * @param answers of the answers file
     * @param checkpoint of one checkpoint
     */
    public record Limits(
            Duration start,
            Duration load,
            Duration train,
            Duration infer,
            long memory,
            int cpus,
            long disk,
            int processes,
            long answers,
            long checkpoint) {

        /** What the original gave. */
        public static final Limits DEFAULT = new Limits(
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                Duration.ofHours(1),
                24L << 30,
                2,
                10L << 30,
                512,
                1L << 30,
                300L << 20);
    }

    /**
     * When a team may submit.
     *
     * @param interval from the finish of a submit to the next; zero for no limit
     * @param credits what a team may spend; empty for no limit
     */
    public record Submit(Duration interval, OptionalInt credits) {

        /** What the original gave. */
        public static final Submit DEFAULT = new Submit(Duration.ofHours(1), OptionalInt.empty());
    }

    /**
     * Reads a definition.
     *
     * @throws BadCompetition if there are problems; it lists all of them, with their lines
     * @throws IOException if the file cannot be read
     */
    public static Competition read(Path file) throws IOException {
        Problems problems = new Problems();
        Optional<Competition> competition = CompetitionReader.read(file, problems);
        problems.throwIfAny(file.toString());
        return competition.orElseThrow();
    }
}
