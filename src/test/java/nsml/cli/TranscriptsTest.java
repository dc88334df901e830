package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables that users of the original copied out of their terminals. Where columns are wider than all rows shown, rows had
 * been left out of the copy: the tests add one as long, and leave it out again.
 */
class TranscriptsTest {

    private static final String LEFT_OUT = "left out";

    private static String printed(Table table) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString()
                .lines()
                .filter(line -> !line.contains(LEFT_OUT))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String age(Duration age) {
        return Words.age(Desk.NOW.minus(age), Desk.NOW);
    }

    private static String longAs(int length) {
        return LEFT_OUT + "x".repeat(length - LEFT_OUT.length());
    }

    @Test
    void psOf2018() throws IOException {
        Table table = new Table("Name", "Created", "Args", "Status", "Summary", "Description")
                .row(
                        "nsml-admin/kin_phase1/3",
                        age(Duration.ofSeconds(2)),
                        "main.py",
                        "Running",
                        Words.summary(Map.of("epoch", 1.0, "epoch_total", 10.0, "train__loss", 0.68812, "step", 1.0)),
                        "")
                .row(
                        "nsml-admin/kin_phase1/2",
                        age(Duration.ofMinutes(14)),
                        "main.py",
                        "Exited",
                        Words.summary(Map.of("epoch", 9.0, "epoch_total", 10.0, "train__loss", 0.62098, "step", 9.0)),
                        "")
                .row(longAs(25), "", "", "", longAs(42), "");

        assertThat(printed(table)).isEqualTo(Golden.transcript("ps-2018.txt"));
    }

    @Test
    void psOf2020() throws IOException {
        Table table = new Table(
                        "Name", "Created", "Args", "Status", "Summary", "Description", "# of Models", "Size", "Type")
                .row(
                        "t9999/tr-3/3",
                        age(Duration.ofMinutes(41)),
                        "--mode test --pause 1",
                        "Running",
                        "",
                        "submit of t9999/tr-3/1",
                        "1",
                        Words.size(42_710_000),
                        "submit");

        assertThat(printed(table)).isEqualTo(Golden.transcript("ps-2020.txt"));
    }

    /** The original kept the measurements in no order; ours are sorted, so the summary is given as it stood. */
    @Test
    void modelLs() throws IOException {
        Table table = new Table("Checkpoint", "Last Modified", "Elapsed", "Summary", "Size")
                .row(
                        "0",
                        age(Duration.ofMinutes(36)),
                        "3.397",
                        "epoch_total=5, loss=7.083731204539806, acc=0.0019707207207207205, epoch=0",
                        Words.size(366_740_000));

        assertThat(printed(table)).isEqualTo(Golden.transcript("model-ls.txt"));
        assertThat(Words.fullSummary(Map.of(
                        "epoch_total", 5.0, "loss", 7.083731204539806, "acc", 0.0019707207207207205, "epoch", 0.0)))
                .isEqualTo("acc=0.0019707207207207205, epoch=0, epoch_total=5, loss=7.083731204539806");
    }

    @Test
    void datasetLs() throws IOException {
        Table table = new Table("Name", "Size", "Last Modified", "Author", "Description", "Tag")
                .row(
                        "kin_phase1",
                        Words.size(3_500_000),
                        age(Duration.ofHours(4)),
                        "nsml-admin",
                        "만료 날짜: 4/9 11:00",
                        "")
                .row(longAs(12), "8 digits", "", "", "", "");

        assertThat(printed(table)).isEqualTo(Golden.transcript("dataset-ls.txt"));
    }

    @Test
    void datasetBoard() throws IOException {
        Table table = new Table("Owner", "Score", "Submitted", "Session", "Model", "Args")
                .row(
                        "rkdls",
                        Words.score(0.66359213460412),
                        age(Duration.ofMinutes(1)),
                        "rkdls/alpha-kin/16",
                        "7",
                        "main.py")
                .row(
                        "rkdls",
                        Words.score(0.66105817960699),
                        age(Duration.ofDays(2)),
                        "rkdls/alpha-kin/1",
                        "5",
                        "main.py")
                .row("", "", "14 minutes ago", LEFT_OUT, "", "");

        assertThat(printed(table)).isEqualTo(Golden.transcript("dataset-board.txt"));
    }
}
