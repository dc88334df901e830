package nsml.sample;

import static nsml.sample.Shapes.box;
import static nsml.sample.Shapes.circle;
import static nsml.sample.Shapes.ellipse;
import static nsml.sample.Shapes.smooth;

import java.awt.Shape;
import java.awt.geom.Area;

/** The outline of a head, about -50 to 50 wide and -42 to 42 high. */
enum Head {
    ROUND,
    WIDE,
    BOXY,
    PEAR,
    ONIGIRI,
    DUMPLING,
    CHUBBY,
    CLOUD;

    Shape outline() {
        return switch (this) {
            case ROUND -> ellipse(0, 0, 47, 43);
            case WIDE -> ellipse(0, 2, 57, 38);
            case BOXY -> box(0, 0, 47, 40, 18);
            case PEAR -> smooth(0, -44, 28, -34, 40, -4, 54, 24, 36, 41, 0, 43, -36, 41, -54, 24, -40, -4, -28, -34);
            case ONIGIRI -> smooth(0, -46, 22, -34, 42, 4, 54, 32, 40, 42, 0, 43, -40, 42, -54, 32, -42, 4, -22, -34);
            case DUMPLING -> smooth(0, -50, 9, -36, 36, -26, 54, 4, 44, 36, 0, 43, -44, 36, -54, 4, -36, -26, -9, -36);
            case CHUBBY -> smooth(0, -42, 34, -34, 42, -6, 58, 14, 46, 36, 0, 42, -46, 36, -58, 14, -42, -6, -34, -34);
            case CLOUD ->
                union(
                        ellipse(0, 4, 44, 34),
                        circle(-40, -6, 17),
                        circle(40, -6, 17),
                        circle(-22, -26, 19),
                        circle(20, -28, 20),
                        circle(38, 22, 19),
                        circle(-38, 22, 19));
        };
    }

    private static Shape union(Shape... parts) {
        var area = new Area();
        for (Shape part : parts) {
            area.add(new Area(part));
        }
        return area;
    }
}
