package nsml.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Lines drawn with characters, for a terminal of 80 columns. */
final class Chart {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 12;
    private static final int LABEL = 10;
    private static final double LONGEST_WHOLE = 1e9;
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final String MARKS = "*o+x#%@=";

    private final Curves.Group group;
    private final String axis;
    private final DoubleSummaryStatistics x;
    private final DoubleSummaryStatistics y;

    Chart(Curves.Group group, String axis) {
        this.group = group;
        this.axis = axis;
        x = points(group).mapToDouble(Curves.Point::x).summaryStatistics();
        y = points(group).mapToDouble(Curves.Point::value).summaryStatistics();
    }

    private static Stream<Curves.Point> points(Curves.Group group) {
        return group.lines().stream().flatMap(line -> line.points().stream());
    }

    void print(PrintWriter out) {
        out.println(Words.visible(group.name()));
        char[][] canvas = draw();
        for (int row = 0; row < HEIGHT; row++) {
            String label =
                    row == HEIGHT - 1 ? text(y.getMin()) : row == 0 && y.getMax() > y.getMin() ? text(y.getMax()) : "";
            out.println(String.format(Locale.ROOT, "%" + LABEL + "s |%s", label, new String(canvas[row]))
                    .stripTrailing());
        }
        out.println(" ".repeat(LABEL) + " +" + "-".repeat(WIDTH));
        String from = text(x.getMin());
        String to = x.getMax() > x.getMin() ? text(x.getMax()) : "";
        int middle = Math.max(1, WIDTH - from.length() - to.length() - axis.length());
        out.println(
                " ".repeat(LABEL + 2) + from + " ".repeat(middle / 2) + axis + " ".repeat(middle - middle / 2) + to);
        for (int line = 0; line < group.lines().size(); line++) {
            List<Curves.Point> points = group.lines().get(line).points();
            out.println("  " + mark(line) + " "
                    + Words.visible(group.lines().get(line).name()) + ", last "
                    + text(points.get(points.size() - 1).value()));
        }
        out.println();
    }

    /** [row, column], the highest value in the first row; a later line hides an earlier one. */
    private char[][] draw() {
        char[][] canvas = new char[HEIGHT][WIDTH];
        for (char[] row : canvas) {
            Arrays.fill(row, ' ');
        }
        for (int line = 0; line < group.lines().size(); line++) {
            for (Curves.Point point : group.lines().get(line).points()) {
                int column = place(point.x(), x, WIDTH);
                int row = HEIGHT - 1 - place(point.value(), y, HEIGHT);
                canvas[row][column] = mark(line);
            }
        }
        return canvas;
    }

    private static int place(double value, DoubleSummaryStatistics range, int cells) {
        double width = range.getMax() - range.getMin();
        return width > 0 ? (int) Math.round((value - range.getMin()) / width * (cells - 1)) : 0;
    }

    private static char mark(int line) {
        return MARKS.charAt(line % MARKS.length());
    }

    /** Four digits at most. */
    private static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LONGEST_WHOLE) {
            return Long.toString((long) value);
        }
        return PythonText.number(new BigDecimal(value).round(FOUR_DIGITS).doubleValue());
    }
}
