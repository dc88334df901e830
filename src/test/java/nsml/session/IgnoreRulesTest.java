package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nsml.store.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code git check-ignore} says of the same files and the same patterns. */
class IgnoreRulesTest {

    @TempDir
    Path temp;

    @ParameterizedTest(name = "[{0}] leaves of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "*.pyc                | a.pyc b.py d/c.pyc          | b.py",
                "/a.py                | a.py d/a.py                 | d/a.py",
                "build/               | build/x d/build/y build2    | build2",
                "build/               | d/build                     | d/build",
                "d/*.txt              | d/a.txt d/e/a.txt           | d/e/a.txt",
                "**/cache             | cache/x d/cache/y d/cached  | d/cached",
                "d/**                 | d/a d/e/f g                 | g",
                "d/**/f               | d/f d/e/f d/e/g/f d/x       | d/x",
                "*.txt;!keep.txt      | a.txt keep.txt              | keep.txt",
                "d;!d/keep.txt        | d/keep.txt e                | e",
                "d/*;!d/keep.txt      | d/keep.txt d/a              | d/keep.txt",
                "!a;a                 | a b                         | b",
                "# a comment;b        | a b #                       | a #",
                "\\#b                 | a #b                        | a",
                "\\!b                 | a !b                        | a",
                "[ab].py              | a.py b.py c.py              | c.py",
                "[!ab].py             | a.py b.py c.py              | a.py b.py",
                "[a-c]?               | a1 b2 c3 d4 a               | d4 a",
                "a\\*b                | a*b axb                     | axb",
                "*                    | a d/b                       | ",
                "*;!*.py;!*/          | a d/b.py d/c c.py           | c.py d/b.py",
                ".*                   | .git/x .a b                 | b",
            })
    void leavesOutWhatGitWould(String patterns, String files, String left) throws IOException {
        for (String file : files.split(" +", -1)) {
            Path path = temp.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "");
        }

        CodeWalk walk =
                new CodeWalk(IgnoreRules.parse(patterns.replace(';', '\n')), new Home(temp.resolve("home")), false);
        walk.folder(temp, "");

        assertThat(walk.files())
                .extracting(CodeFiles.Source::path)
                .containsExactlyInAnyOrderElementsOf(left == null ? List.of() : List.of(left.split(" +", -1)));
    }

    @Test
    void lineEndsOfWindowsAndAByteOrderMarkDoNotCount() throws IOException {
        IgnoreRules rules = IgnoreRules.parse("\uFEFFa\r\nb\r\n");

        assertThat(rules.leaveOut("a", false)).isTrue();
        assertThat(rules.leaveOut("b", false)).isTrue();
    }

    @Test
    void aFileThatIsNoneIsRefused() throws IOException {
        Files.createDirectory(temp.resolve(".nsmlignore"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> IgnoreRules.of(temp))
                .withMessageContaining("is no plain file; expected a text with a pattern a line");
    }
}
