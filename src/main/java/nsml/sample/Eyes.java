package nsml.sample;

import static nsml.sample.Colourway.INK;
import static nsml.sample.Colourway.WHITE;
import static nsml.sample.Shapes.arc;
import static nsml.sample.Shapes.circle;
import static nsml.sample.Shapes.ellipse;
import static nsml.sample.Shapes.pair;
import static nsml.sample.Shapes.polygon;
import static nsml.sample.Shapes.star;

/** Eyes, in the frame of the head. */
enum Eyes {
    BEADS,
    OVAL,
    GOGGLING,
    SMILING,
    SLEEPY,
    WINKING,
    GRUMPY,
    STARRY,
    CYCLOPS,
    BUTTONS;

    void paint(Brush brush) {
        switch (this) {
            case BEADS -> brush.stain(pair(circle(20, -2, 6.5)), INK);
            case OVAL -> {
                brush.stain(pair(ellipse(18, -4, 7.5, 12)), INK);
                brush.stain(circle(20.5, -9, 3.2), WHITE);
                brush.stain(circle(-15.5, -9, 3.2), WHITE);
            }
            case GOGGLING -> {
                brush.fill(pair(circle(17, -6, 14)), WHITE);
                brush.stain(pair(circle(13, -4, 6)), INK);
            }
            case SMILING -> brush.line(pair(arc(22, 0, 9, 10, 0, 180)), 6, INK);
            case SLEEPY -> brush.line(pair(arc(22, -6, 10, 8, 180, 180)), 6, INK);
            case WINKING -> {
                brush.stain(ellipse(-20, -3, 7, 10), INK);
                brush.line(polygon(12, -10, 28, -3, 12, 4, 28, -3), 6, INK);
            }
            case GRUMPY -> {
                brush.stain(pair(circle(20, 2, 7)), INK);
                brush.line(pair(polygon(10, -7, 32, -16)), 6, INK);
            }
            case STARRY -> brush.stain(pair(star(21, -3, 13, 5)), INK);
            case CYCLOPS -> {
                brush.fill(circle(0, -7, 20), WHITE);
                brush.stain(circle(0, -5, 10), INK);
                brush.stain(circle(4, -9, 3.5), WHITE);
            }
            case BUTTONS -> {
                brush.line(pair(polygon(12, -11, 28, 5)), 5, INK);
                brush.line(pair(polygon(28, -11, 12, 5)), 5, INK);
            }
        }
    }
}
