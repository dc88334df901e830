package nsml.sample;

import static nsml.sample.Colourway.INK;
import static nsml.sample.Colourway.WHITE;
import static nsml.sample.Shapes.arc;
import static nsml.sample.Shapes.box;
import static nsml.sample.Shapes.circle;
import static nsml.sample.Shapes.ellipse;
import static nsml.sample.Shapes.pair;
import static nsml.sample.Shapes.polygon;
import static nsml.sample.Shapes.smooth;

import java.awt.Color;

/** The lower half of a face, in the frame of the head. */
enum Mouth {
    SMILE,
    WHISKERS,
    MUZZLE,
    SNOUT,
    BEAK,
    LAUGH,
    BUCK_TEETH,
    MOUSTACHE,
    GAPE,
    FANGS;

    void paint(Brush brush) {
        var colours = brush.colours();
        switch (this) {
            case SMILE -> brush.line(arc(0, 14, 12, 10, 180, 180), 5, INK);
            case WHISKERS -> {
                brush.stain(polygon(-5, 8, 5, 8, 0, 14), INK);
                brush.line(pair(arc(7, 15, 7, 7, 180, 180)), 4.5, INK);
                brush.line(pair(polygon(34, 10, 50, 6)), 4, INK);
                brush.line(pair(polygon(34, 19, 50, 22)), 4, INK);
            }
            case MUZZLE -> {
                brush.stain(ellipse(0, 20, 22, 16), WHITE);
                brush.stain(ellipse(0, 13, 8, 6), INK);
                brush.line(polygon(0, 15, 0, 26), 4.5, INK);
            }
            case SNOUT -> {
                brush.fill(ellipse(0, 16, 19, 13), colours.accent());
                brush.stain(pair(ellipse(7, 16, 3.5, 5.5)), INK);
            }
            case BEAK -> brush.fill(smooth(-20, 12, 0, 4, 20, 12, 0, 30), colours.accent());
            case LAUGH -> {
                brush.fill(smooth(-17, 10, 0, 12, 17, 10, 12, 27, 0, 33, -12, 27), new Color(0x9B2F3F));
                brush.stain(ellipse(0, 28, 8, 4.5), new Color(0xF58A93));
            }
            case BUCK_TEETH -> {
                brush.fill(pair(box(6, 22, 6, 9, 2)), WHITE);
                brush.line(arc(0, 8, 17, 9, 180, 180), 5, INK);
            }
            case MOUSTACHE -> brush.stain(pair(smooth(0, 12, 16, 8, 30, 20, 42, 12, 34, 28, 14, 26)), INK);
            case GAPE -> brush.stain(circle(0, 21, 8), INK);
            case FANGS -> {
                brush.line(polygon(-20, 14, 20, 14), 5, INK);
                brush.fill(pair(polygon(8, 15, 18, 15, 13, 28)), WHITE);
            }
        }
    }
}
