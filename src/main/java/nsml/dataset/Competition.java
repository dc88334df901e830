package nsml.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import nsml.scoring.Metric;
import nsml.scoring.SortOrder;

/**
 * A competition's definition, as {@code competition.yaml} gives it.
 *
 * @param name the competition's own name; it may be pushed under another
 * @param about what tables tell about it
 * @param task what is answered
 * @param scoring how answers become a score
 * @param sort which scores are better
 * @param answers path of the hidden answers, relative to the definition: a JSON file for rankings, else a file or folder of labels
 * @param split how the queries are divided
 * @param sample the key of the split file that names the sample's queries and references; empty if the sample is chosen from
 *     the data
 * @param limits what a session may use
 * @param submit when a team may submit
 * @param upload how much code a team may send
 */
public record Competition(
        DatasetName name,
        About about,
        Task task,
        Scoring scoring,
        SortOrder sort,
        String answers,
        SplitRule split,
        Optional<String> sample,
        Limits limits,
        Submit submit,
        Upload upload) {

    /** The usual name of the definition's file, beside the data. */
    public static final String FILE_NAME = "competition.yaml";

    /**
     * What tables tell about a dataset.
     *
     * @param description a line, possibly empty
     * @param tags at most seven, each beginning with {@code #}
     * @param isPrivate whether only some teams see it
     * @param author who made it; empty for the team that pushed it
     */
    public record About(String description, List<String> tags, boolean isPrivate, Optional<String> author) {

        /** Of a definition that tells nothing. */
        public static final About NOTHING = new About("", List.of(), false, Optional.empty());

        /**
         * Copies and checks the tags.
         *
         * @throws IllegalArgumentException if there are too many, or one is not of the form
         */
        public About {
            tags = Tags.checked(tags);
        }
    }

    /** What submissions answer. */
    public enum Task {
        /** Rank the references for each query. */
        IMAGE_RETRIEVAL("image-retrieval"),
        /** Predict something for each item: a label, a value, whatever the competition's own evaluation.py reads. */
        PREDICTION("prediction");

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
     * @param start from the start of the process to its first word, in Python until {@code nsml.paused}
     * @param load to bind and to load the checkpoint
     * @param train to train
     * @param infer to answer, counted from the end of load
     * @param evaluate for the competition's own evaluation.py
     * @param memory of all its processes
     * @param shm of shared memory
     * @param cpus how many at a time
     * @param gpus how many at most
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
            Duration evaluate,
            long memory,
            long shm,
            int cpus,
            int gpus,
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
                Duration.ofMinutes(10),
                24L << 30,
                1L << 30,
                2,
                2,
                10L << 30,
                512,
                1L << 30,
                300L << 20);

        Limits withCheckpoint(long bytes) {
            return new Limits(
                    start, load, train, infer, evaluate, memory, shm, cpus, gpus, disk, processes, answers, bytes);
        }
    }

    /**
     * When a team may submit.
     *
     * @param interval from the finish of a submit to the next; zero for no limit
     * @param failed whether a submit without a score counts
     * @param credits what a team may spend; empty for no limit
     * @param teamGpus how many GPUs a team's sessions may use together; empty for no limit
     * @param deadline when the competition ends; empty if it does not
     * @param alone whether no other session of the team may run beside a submit: two that run at once can talk to each other, and
     *     only one of them is kept from telling what it sees
     */
    public record Submit(
            Duration interval,
            FailedSubmit failed,
            Optional<Credits> credits,
            OptionalInt teamGpus,
            Optional<Deadline> deadline,
            boolean alone) {

        /** What the original gave, without its credits. */
        public static final Submit DEFAULT = new Submit(
                Duration.ofHours(1), FailedSubmit.FREE, Optional.empty(), OptionalInt.empty(), Optional.empty(), false);
    }

    /**
     * The end of a competition. Nobody submits from that instant on.
     *
     * @param at that instant
     * @param counts what becomes of a submit that runs when it comes
     */
    public record Deadline(Instant at, Counts counts) {

        /** Which end of a submit must lie before the deadline. */
        public enum Counts {
            /** It goes on, and its score counts. */
            START,
            /** It is stopped, and has no score. */
            FINISH;

            /** Returns the word that the definition uses. */
            public String printed() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Tells whether it has come. */
        public boolean hasPassed(Instant now) {
            return !now.isBefore(at);
        }
    }

    /** What a submit that ended without a score costs. */
    public enum FailedSubmit {
        /** Nothing: the next may come at once. */
        FREE,
        /** As much as one with a score. */
        COUNT;

        /** Returns the word that the definition uses. */
        public String printed() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a team may spend; one credit is one GPU for one minute.
     *
     * @param cap the most that a team can have, and what it begins with
     * @param perHour what it gets each hour
     */
    public record Credits(int cap, int perHour) {

        /** What the original gave an hour. */
        public static final int USUAL_PER_HOUR = 60;
    }

    /**
     * How much code a team may send. Sizes are in bytes.
     *
     * @param files how many
     * @param size of all together
     * @param file of each
     * @param warn the size of all together above which there is a warning
     */
    public record Upload(int files, long size, long file, long warn) {

        /** What the original allowed; its warning came above ten million bytes. */
        public static final Upload DEFAULT = new Upload(100, 50L << 20, 4L << 20, 10_000_000);
    }

    /** Returns a line for tables, possibly empty. */
    public String description() {
        return about.description();
    }

    /**
     * Returns the metric of rankings.
     *
     * @throws IllegalStateException if answers are not rankings, see {@link #scoring}
     */
    public Metric metric() {
        if (scoring instanceof Scoring.Ranking ranking) {
            return ranking.metric();
        }
        throw new IllegalStateException(
                "competition " + name + " is scored by " + scoring.name() + ", not by a metric of rankings");
    }

    /** The same competition, told and sorted otherwise. */
    Competition with(About other, SortOrder order, long checkpoint) {
        return new Competition(
                name,
                other,
                task,
                scoring,
                order,
                answers,
                split,
                sample,
                limits.withCheckpoint(checkpoint),
                submit,
                upload);
    }

    /**
     * Reads a definition.
     *
     * @throws BadCompetition if there are problems; it lists all of them, with their lines
     * @throws IOException if the file cannot be read
     */
    public static Competition read(Path file) throws IOException {
        Problems problems = new Problems();
        Optional<Competition> competition = CompetitionReader.read(Definition.of(file), problems);
        problems.throwIfAny(file.toString());
        return competition.orElseThrow();
    }
}
