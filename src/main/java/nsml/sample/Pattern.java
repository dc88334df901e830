package nsml.sample;

import static nsml.sample.Shapes.box;
import static nsml.sample.Shapes.circle;
import static nsml.sample.Shapes.heart;
import static nsml.sample.Shapes.polygon;
import static nsml.sample.Shapes.smooth;
import static nsml.sample.Shapes.star;
import static nsml.sample.Shapes.turned;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;

/** What is printed on a product. */
enum Pattern {
    HOOPS,
    BARS,
    SASHES,
    DOTS,
    CHECKS,
    STARS,
    HEARTS,
    ZIGZAG,
    SCALES,
    PATCHES,
    RINGS,
    HALF,
    RAYS,
    PLAIN;

    /** The figures to print, covering at least -100 to 100. */
    List<Shape> marks() {
        return switch (this) {
            case HOOPS -> bands(26);
            case BARS -> turnedBy(90, bands(22));
            case SASHES -> turnedBy(45, bands(28));
            case DOTS -> scattered(32, (x, y) -> circle(x, y, 9));
            case CHECKS -> scattered(36, (x, y) -> box(x, y, 9, 9, 0));
            case STARS -> scattered(42, (x, y) -> star(x, y, 15, 5));
            case HEARTS -> scattered(42, (x, y) -> heart(x, y, 11));
            case ZIGZAG -> rows(30, Pattern::zigzag);
            case SCALES -> scattered(34, Pattern::scale);
            case PATCHES ->
                List.of(
                        smooth(-92, -60, -50, -84, -30, -48, -62, -22),
                        smooth(18, -78, 60, -70, 74, -34, 36, -24),
                        smooth(-40, 2, 0, -12, 14, 26, -28, 40),
                        smooth(40, 16, 92, 6, 80, 58, 48, 56),
                        smooth(-88, 44, -52, 50, -46, 92, -90, 96),
                        smooth(-14, 62, 24, 58, 34, 96, -8, 98));
            case RINGS -> rings();
            case HALF -> List.of(polygon(0, -120, 120, -120, 120, 120, 0, 120));
            case RAYS -> rays();
            case PLAIN -> List.of();
        };
    }

    private static List<Shape> bands(double period) {
        return rows(period, y -> box(0, y, 150, period / 4, 0));
    }

    private static List<Shape> rows(double period, DoubleFunction<Shape> row) {
        var marks = new ArrayList<Shape>();
        for (double y = -5 * period; y <= 5 * period; y += period) {
            marks.add(row.apply(y));
        }
        return marks;
    }

    private static List<Shape> turnedBy(double degrees, List<Shape> marks) {
        return marks.stream().map(mark -> turned(mark, degrees, 0, 0)).toList();
    }

    /** A figure at each point of a lattice whose every other row is shifted by half a step. */
    private static List<Shape> scattered(double step, BiFunction<Double, Double, Shape> figure) {
        var marks = new ArrayList<Shape>();
        for (int row = -8; row <= 8; row++) {
            for (int column = -4; column <= 4; column++) {
                marks.add(figure.apply((column + (row & 1) / 2.0) * step, row * step / 2));
            }
        }
        return marks;
    }

    private static Shape zigzag(double y) {
        var path = new Path2D.Double();
        path.moveTo(-140, y);
        for (int i = 1; i <= 14; i++) {
            path.lineTo(-140 + 20 * i, y + (i % 2 == 0 ? 0 : 16));
        }
        return thick(path, 8);
    }

    private static Shape scale(double x, double y) {
        return thick(Shapes.arc(x, y, 16, 16, 180, 180), 6);
    }

    private static List<Shape> rings() {
        var marks = new ArrayList<Shape>();
        for (int radius = 12; radius <= 150; radius += 26) {
            marks.add(thick(circle(0, 0, radius), 11));
        }
        return marks;
    }

    private static List<Shape> rays() {
        var marks = new ArrayList<Shape>();
        for (int i = 0; i < 10; i++) {
            marks.add(turned(polygon(0, 0, -24, -150, 24, -150), 36 * i, 0, 0));
        }
        return marks;
    }

    private static Shape thick(Shape line, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER).createStrokedShape(line);
    }
}
