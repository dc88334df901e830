package nsml.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nsml.scoring.AnswersText.HEADER;
import static nsml.scoring.AnswersText.ofLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nsml.scoring.BadAnswers.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of answers that mean harm, by their numbers. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileAnswersTest {

    private static final Truth TRUTH = new Truth(Map.of("q1", Set.of("a"), "q2", Set.of("b")), Set.of("a", "b", "c"));
    private static final Grader GRADER = new Grader(TRUTH, Split.allPublic(TRUTH.queries()), Metric.parse("map@1000"));
    private static final String GOOD = ofLines("q1\ta\tb", "q2\tb\ta");

    @TempDir
    Path scratch;

    @Test
    void case70NoFileAnEmptyOneAndEverythingThatIsNone() throws Exception {
        assertBad(Kind.UNFINISHED, "there is no answers file");

        Path file = Files.createFile(scratch.resolve("answers"));
        assertBad(Kind.UNFINISHED, "is empty");
        Files.delete(file);

        Files.createDirectory(file);
        assertBad(Kind.WRONG, "is a folder");
        Files.delete(file);

        Files.createSymbolicLink(file, Files.writeString(scratch.resolve("other"), GOOD));
        assertBad(Kind.WRONG, "is a symbolic link");
        Files.delete(file);

        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(file));
        assertBad(Kind.WRONG, "is a device, pipe or socket");
        server.close();
        Files.delete(file);

        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertBad(Kind.WRONG, "is a device, pipe or socket");
    }

    @Test
    void case70AFileThatMayNotBeReadIsItsAuthorsFault() throws IOException {
        Path file = Files.writeString(scratch.resolve("answers"), GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        if (!Files.isReadable(file)) {
            assertBad(Kind.WRONG, "may not be read");
        }
    }

    @ParameterizedTest
    @CsvSource({"more, 1", "#end 2, -3"})
    void case70And78AFileThatChangesWhileItIsRead(String added, int by) throws IOException {
        Path file = Files.writeString(scratch.resolve("answers"), GOOD);

        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                InputStream in = new SteadyFile(channel)) {
            assertThat(in.readNBytes(10)).hasSize(10);
            if (by > 0) {
                Files.writeString(file, added, StandardOpenOption.APPEND);
            } else {
                channel.truncate(channel.size() + by);
            }

            assertThatThrownBy(in::readAllBytes).isInstanceOf(SteadyFile.ChangedException.class);
        }
    }

    @Test
    void case70AFileThatGrowsIsRefusedInASentence() throws Exception {
        Path file = Files.writeString(scratch.resolve("answers"), GOOD);

        assertThatThrownBy(() -> AnswersFile.read(scratch, Path.of("answers"), 10_000, in -> {
                    Files.writeString(file, "more", StandardOpenOption.APPEND);
                    return in.readAllBytes();
                }))
                .isInstanceOf(BadAnswers.class)
                .hasMessageContaining("changed while it was read");
    }

    @Test
    void case71OneLineOfAGigabyteTakesNoMemory() {
        long size = 1L << 30;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        assertThat(refusal(new Endless(HEADER + "q1\t", "a", size), size * 2)).hasMessageContaining("breaks off");
        assertThat(refusal(new Endless(HEADER + "q1", "\ta", size), size * 2))
                .hasMessageContaining("after 1,000,000 problems");
        assertThat(refusal(new Endless(HEADER, "a", size), size / 2)).hasMessageContaining("too large");

        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .as("bytes for 2.5 GiB, garbage included")
                .isLessThan(64L << 20);
    }

    @Test
    void case71AHundredThousandBracketsAreNoList() throws IOException {
        LabelGrader grader = labels("mse", "[1,2]");

        for (String nested :
                List.of("[".repeat(100_000), "(".repeat(100_000) + ")".repeat(100_000), "[[".repeat(9) + "1")) {
            assertThat(catchThrowableOfType(BadAnswers.class, () -> grade(grader, nested)))
                    .hasMessageContaining("begins like a string or list of numbers and is none");
        }
        assertThat(catchThrowableOfType(BadAnswers.class, () -> grade(grader, "[" + "1,".repeat(2_000_000) + "1]")))
                .hasMessageContaining("is none");
    }

    @Test
    void case72Queries() throws Exception {
        assertWrong(ofLines("q1\ta", "q2\tb", "q1\ta"), "1 query answered twice");
        assertWrong(ofLines("q1\ta"), "1 query without an answer: \"q2\"");
        assertWrong(ofLines("q1\ta", "q2\tb", "q3\tc"), "1 unknown query id: \"q3\"");
        assertThat(AnswersText.grade(GRADER, ofLines("q2\tb\ta", "q1\ta\tb")))
                .as("the order of the queries changes nothing")
                .isEqualTo(AnswersText.grade(GRADER, GOOD));
    }

    @Test
    void case73References() throws Exception {
        assertWrong(ofLines("q1\ta\ta", "q2"), "1 duplicate reference id");
        assertWrong(ofLines("q1\tz", "q2"), "1 unknown reference id");
        assertWrong(ofLines("q1\tq1", "q2"), "which is a query");
        assertThat(AnswersText.grade(GRADER, ofLines("q1", "q2")).overall().score())
                .as("empty lists are worth nothing")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1_000, 1_001})
    void case73AboutAThousandReferences(int count) throws Exception {
        List<String> references =
                IntStream.range(0, 2_000).mapToObj(i -> "r" + i).toList();
        Truth truth = new Truth(Map.of("q", Set.of("r998", "r1000")), Set.copyOf(references));
        Grader grader = new Grader(truth, Split.allPublic(Set.of("q")), Metric.parse("map@1000"));
        String line = "q\t" + references.stream().limit(count).collect(Collectors.joining("\t"));

        double score = AnswersText.grade(grader, ofLines(line)).overall().score();

        // One hit of two, at rank 999; what stands at rank 1,001 does not count.
        assertThat(score).isEqualTo(1.0 / 999 / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "inf", "-inf", "Infinity", "1e999", "'nan'", "[nan]", "np.float32(inf)"})
    void case74NumbersThatAreNotFinite(String number) throws IOException {
        assertThat(catchThrowableOfType(BadAnswers.class, () -> grade(labels("mse", "1"), number)))
                .hasMessageContaining("not finite");
    }

    @Test
    void case74NumbersAtTheEdge() throws Exception {
        assertThat(grade(labels("mse", "0"), "-0.0").score()).isZero();
        assertThat(grade(labels("mse", "0"), "4.9e-324").score()).isZero();
        assertThat(grade(labels("mse", "1"), "1.00000000000000000000001").score())
                .as("differs beyond what a number holds")
                .isZero();
        assertThat(catchThrowableOfType(BadAnswers.class, () -> grade(labels("mse", "0"), "1e308")))
                .hasMessageContaining("too large for a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", " a", "A", "a.jpg", "0a", "a\r", "\u00e4", "a\u0301", "a\u200b"})
    void case75IdsThatAreAlmostRight(String id) {
        assertWrong(ofLines("q1\t" + id, "q2"), "1 unknown reference id");
    }

    @Test
    void case75ATabMakesTwoIds() {
        assertWrong(ofLines("q1\ta\t\tb", "q2"), "1 empty id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "\n", "\0", "#end 2\n", "q1\ta\n"})
    void case76ARightAnswerFollowedByRubbish(String rubbish) {
        assertWrong(GOOD + rubbish, "the file goes on with");
    }

    @Test
    void case77WrittenAndKilled() {
        for (int length = GOOD.indexOf("#end"); length < GOOD.length(); length++) {
            BadAnswers bad = refused(GOOD.substring(0, length));
            assertThat(bad).hasMessageContaining("breaks off");
            assertThat(bad.kind()).isEqualTo(Kind.UNFINISHED);
        }
    }

    @Test
    void aFileIsCopiedAsStrictlyAsItIsRead() throws Exception {
        Path link = Files.createSymbolicLink(scratch.resolve("answers"), Path.of("/etc/passwd"));
        Path target = scratch.resolve("target");

        assertThatThrownBy(() -> AnswersFile.copy(link, 100_000, target)).hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> AnswersFile.beginning(link, 10)).hasMessageContaining("symbolic link");
        assertThat(target).doesNotExist();

        Path file = Files.writeString(scratch.resolve("file"), GOOD);
        assertThatThrownBy(() -> AnswersFile.copy(file, 5, target)).hasMessageContaining("too large");
        AnswersFile.copy(file, 100_000, target);
        assertThat(target).hasContent(GOOD);
        assertThat(AnswersFile.beginning(file, 5)).asString(UTF_8).isEqualTo("#nsml");
    }

    private void assertBad(Kind kind, String message) {
        BadAnswers bad =
                catchThrowableOfType(BadAnswers.class, () -> GRADER.grade(scratch, Path.of("answers"), 10_000));
        assertThat(bad).hasMessageContaining(message);
        assertThat(bad.kind()).isEqualTo(kind);
    }

    private static BadAnswers refused(String answers) {
        return catchThrowableOfType(BadAnswers.class, () -> AnswersText.grade(GRADER, answers));
    }

    private static void assertWrong(String answers, String message) {
        BadAnswers bad = refused(answers);
        assertThat(bad).hasMessageContaining(message);
        assertThat(bad.kind()).isEqualTo(Kind.WRONG);
    }

    private static BadAnswers refusal(InputStream in, long maxBytes) {
        return catchThrowableOfType(BadAnswers.class, () -> GRADER.grade(in, maxBytes));
    }

    private static LabelGrader labels(String metric, String... lines) throws IOException {
        try {
            return new LabelGrader(
                    Labels.read(new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(UTF_8))),
                    LabelMetric.parse(metric));
        } catch (BadAnswers e) {
            throw new AssertionError(e);
        }
    }

    private static LabelGrade grade(LabelGrader grader, String predictions) throws BadAnswers, IOException {
        return grader.grade(new ByteArrayInputStream(predictions.getBytes(UTF_8)), 1L << 30);
    }

    /** Gives some text and then another over and over. */
    private static final class Endless extends InputStream {

        private final byte[] first;
        private final byte[] then;
        private long left;
        private long given;

        Endless(String first, String then, long size) {
            this.first = first.getBytes(UTF_8);
            this.then = then.repeat(1 << 15).getBytes(UTF_8);
            this.left = size;
        }

        @Override
        public int read() {
            throw new AssertionError("one by one would take for ever");
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            byte[] source = given == 0 ? first : then;
            int count = Math.min(length, source.length);
            System.arraycopy(source, 0, bytes, from, count);
            given += count;
            left -= count;
            return count;
        }
    }
}
