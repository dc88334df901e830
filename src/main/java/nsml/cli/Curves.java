package nsml.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nsml.catalog.ReportRecord;

/** What a session reported, as lines to plot: in groups by the text before {@code /}, as the original's page had them. */
final class Curves {

    /** The original's limit. */
    static final int MOST_POINTS = 1000;

    private static final long SEED = 2018;

    /** What stands on the x axis. */
    enum Axis {
        STEP,
        /** Seconds since the first report. */
        WALLTIME
    }

    /** One measurement. */
    record Point(double x, double value) {}

    /**
     * One measurement over time.
     *
     * @param name as it is shown
     * @param points by x, at most {@link #MOST_POINTS}
     */
    record Line(String name, List<Point> points) {}

    /** Lines that belong together. */
    record Group(String name, List<Line> lines) {}

    private Curves() {}

    static List<Group> of(List<ReportRecord> reports, Axis axis) {
        Map<String, Reservoir<Point>> lines = new TreeMap<>();
        for (ReportRecord report : reports) {
            double x =
                    axis == Axis.STEP ? report.step() : seconds(reports.get(0).reportedAt(), report.reportedAt());
            report.values().forEach((name, value) -> {
                if (!name.equals(Words.STEP)) {
                    lines.computeIfAbsent(Words.displayed(name), line -> new Reservoir<>(MOST_POINTS, SEED))
                            .add(new Point(x, value));
                }
            });
        }
        Map<String, List<Line>> groups = new TreeMap<>();
        lines.forEach((name, points) -> groups.computeIfAbsent(group(name), group -> new ArrayList<>())
                .add(new Line(
                        name,
                        points.kept().stream()
                                .sorted(Comparator.comparingDouble(Point::x))
                                .toList())));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static String group(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
