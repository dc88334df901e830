package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nsml.catalog.ReportRecord;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private static ReportRecord report(long step, Map<String, Double> values) {
        return new ReportRecord(step, Desk.NOW.plusMillis(500 * step), true, values);
    }

    @Test
    void whatStandsBeforeTheSlashIsTheGroup() {
        List<Curves.Group> groups = Curves.of(
                List.of(report(1, Map.of("train__loss", 2.0, "train/acc", 0.1, "lr", 0.5, "step", 1.0))),
                Curves.Axis.STEP);

        assertThat(groups).extracting(Curves.Group::name).containsExactly("lr", "train");
        assertThat(groups.get(1).lines()).extracting(Curves.Line::name).containsExactly("train/acc", "train/loss");
    }

    @Test
    void theAxisIsTheStepOrTheTime() {
        List<ReportRecord> reports = List.of(report(2, Map.of("loss", 2.0)), report(4, Map.of("loss", 1.0)));

        assertThat(Curves.of(reports, Curves.Axis.STEP).get(0).lines().get(0).points())
                .containsExactly(new Curves.Point(2, 2), new Curves.Point(4, 1));
        assertThat(Curves.of(reports, Curves.Axis.WALLTIME)
                        .get(0)
                        .lines()
                        .get(0)
                        .points())
                .containsExactly(new Curves.Point(0, 2), new Curves.Point(1, 1));
    }

    @Test
    void aLineHasAThousandPointsAtMostAndAlwaysTheSame() {
        List<ReportRecord> reports = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            reports.add(report(i, Map.of("loss", (double) i)));
        }

        List<Curves.Point> points =
                Curves.of(reports, Curves.Axis.STEP).get(0).lines().get(0).points();

        assertThat(points)
                .hasSize(1000)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
        assertThat(points.stream().filter(point -> point.x() < 2500).count())
                .as("each report has the same chance: 500 of the first half, give or take four standard deviations")
                .isBetween(440L, 560L);
        assertThat(Curves.of(reports, Curves.Axis.STEP).get(0).lines().get(0).points())
                .isEqualTo(points);
    }

    @Test
    void aChartIsDrawnInCharacters() throws IOException {
        List<ReportRecord> reports = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            reports.add(report(i, Map.of("train__loss", 4.0 / i, "train__accuracy", 1 - 1.0 / i)));
        }
        reports.add(report(41, Map.of("lr", 0.001)));
        StringWriter text = new StringWriter();

        Curves.of(reports, Curves.Axis.STEP).forEach(group -> new Chart(group, "step").print(new PrintWriter(text)));

        Golden.check("chart.txt", text.toString());
        assertThat(text.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }
}
