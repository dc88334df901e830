package nsml.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersFileTest {

    private static final long MOST = 1000;
    private static final Truth TRUTH = new Truth(Map.of("q", Set.of("a")), Set.of("a", "b"));
    private static final Grader GRADER = new Grader(TRUTH, Split.allPublic(Set.of("q")), Metric.parse("map"));
    private static final String ANSWERS = AnswersText.ofLines("q\tb\ta");

    @TempDir
    Path temp;

    private Path scratch;

    @BeforeEach
    void makeScratch() throws IOException {
        scratch = Files.createDirectory(temp.resolve("scratch"));
    }

    private ThrowingCallable grading(String file) {
        return () -> GRADER.grade(scratch, Path.of(file), MOST);
    }

    private void assertRefused(String file, BadAnswers.Kind kind, String message) {
        assertThatThrownBy(grading(file))
                .isInstanceOfSatisfying(
                        BadAnswers.class, bad -> assertThat(bad.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers", "out/put/answers"})
    void aRegularFileIsGraded(String file) throws IOException, BadAnswers {
        Files.createDirectories(scratch.resolve(file).getParent());
        Files.writeString(scratch.resolve(file), ANSWERS);

        assertThat(GRADER.grade(scratch, Path.of(file), MOST).overall().score()).isEqualTo(0.5);
    }

    @Test
    void aFileIsGradedByItsPathAlone() throws IOException, BadAnswers {
        Path file = Files.writeString(scratch.resolve("answers"), ANSWERS);
        Split split = Split.allPublic(Set.of("q"));

        Grade grade = Grader.grade(file, TRUTH, split, Metric.parse("map"), MOST);

        assertThat(grade.overall()).isEqualTo(new Grade.Part(0.5, 0, 1));
        assertThatThrownBy(() -> Grader.grade(file, TRUTH, split, Metric.parse("map"), ANSWERS.length() - 1))
                .isInstanceOf(BadAnswers.class)
                .hasMessageContaining("too large");
    }

    @Test
    void noFileMeansUnfinished() {
        assertRefused("answers", BadAnswers.Kind.UNFINISHED, "there is no answers file \"answers\"");
        assertRefused("no/answers", BadAnswers.Kind.UNFINISHED, "there is no answers file \"no/answers\"");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("answers"), ANSWERS);
        Files.createSymbolicLink(scratch.resolve("answers"), elsewhere.resolve("answers"));
        Files.createSymbolicLink(scratch.resolve("folder"), elsewhere);

        assertRefused("answers", BadAnswers.Kind.WRONG, "must be a regular file and is a symbolic link");
        assertRefused("folder/answers", BadAnswers.Kind.WRONG, "\"folder\" is a symbolic link");
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.createDirectory(scratch.resolve("answers"));
        Files.createFile(scratch.resolve("file"));

        assertRefused("answers", BadAnswers.Kind.WRONG, "must be a regular file and is a folder");
        assertRefused("file/answers", BadAnswers.Kind.WRONG, "\"file\" is a file");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
        new ProcessBuilder("mkfifo", scratch.resolve("answers").toString())
                .start()
                .waitFor();

        assertRefused("answers", BadAnswers.Kind.WRONG, "is a device, pipe or socket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../elsewhere/answers", "/etc/passwd", "a/../../b", "", ".", "./answers"})
    void pathsStayWithinTheFolder(String file) {
        assertRefused(file, BadAnswers.Kind.WRONG, "must be named by a plain path");
    }

    @Test
    void aFileBeyondTheLimitIsNotRead() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(scratch.resolve("answers").toFile(), "rw")) {
            sparse.setLength(10_000_000_000L);
        }

        assertRefused(
                "answers", BadAnswers.Kind.WRONG, "too large: 10,000,000,000 bytes or more, and 1,000 are allowed");
    }

    @Test
    void aFolderOfOursThatIsGoneIsNotTheSubmissionsFault() throws IOException {
        Files.delete(scratch);

        assertThatThrownBy(grading("answers")).isInstanceOf(IOException.class);
    }
}
