package nsml.sample;

import static nsml.sample.Colourway.INK;
import static nsml.sample.Shapes.arc;
import static nsml.sample.Shapes.circle;
import static nsml.sample.Shapes.ellipse;
import static nsml.sample.Shapes.pair;
import static nsml.sample.Shapes.polygon;
import static nsml.sample.Shapes.smooth;
import static nsml.sample.Shapes.turned;

import java.util.List;

/** What is made of a mascot, and where its head, its face and its pattern go on it. */
enum Product {
    FIGURE,
    KEYRING,
    MUG,
    TOTE,
    CUSHION,
    TUMBLER;

    void paint(Brush brush, Mascot mascot) {
        var colours = brush.colours();
        switch (this) {
            case FIGURE -> {
                brush.fill(pair(ellipse(24, 86, 20, 11)), colours.base());
                brush.fill(pair(turned(ellipse(42, 44, 13, 26), -35, 42, 44)), colours.base());
                brush.fill(smooth(0, 4, 26, 18, 42, 56, 34, 84, 0, 90, -34, 84, -42, 56, -26, 18), mascot.pattern());
                brush.within(0, -18, 1.05, mascot::paintHead);
            }
            case KEYRING -> {
                for (var link : List.of(ellipse(0, -30, 6, 13), ellipse(0, -50, 6, 13), circle(0, -78, 18))) {
                    brush.line(link, 11, INK);
                    brush.line(link, 4, colours.accent());
                }
                brush.within(0, 34, 1.35, mascot::paintHood);
            }
            case MUG -> {
                brush.line(arc(52, 26, 34, 30, -90, 180), 22, INK);
                brush.line(arc(52, 26, 34, 30, -90, 180), 11, colours.base());
                brush.within(-8, 12, 1, mascot::paintEars);
                brush.fill(
                        smooth(-68, -28, -8, -22, 52, -28, 54, 20, 48, 82, -8, 92, -64, 82, -70, 20), mascot.pattern());
                brush.fill(ellipse(-8, -28, 60, 12), colours.pale());
                brush.stain(ellipse(-8, -25, 50, 7), colours.print());
                brush.within(-8, 30, 0.95, mascot::paintMask);
            }
            case TOTE -> {
                brush.line(arc(0, -44, 36, 46, 0, 180), 16, INK);
                brush.line(arc(0, -44, 36, 46, 0, 180), 6, colours.accent());
                brush.fill(polygon(-66, -46, 66, -46, 80, 92, -80, 92), mascot.pattern());
                brush.within(0, 34, 0.88, mascot::paintHead);
            }
            case CUSHION -> {
                brush.within(0, 2, 1.15, mascot::paintEars);
                brush.fill(
                        smooth(-76, -40, 0, -32, 76, -40, 69, 26, 76, 90, 0, 83, -76, 90, -69, 26), mascot.pattern());
                brush.within(0, 22, 0.95, mascot::paintMask);
            }
            case TUMBLER -> {
                brush.within(0, -24, 1.1, mascot::paintEars);
                brush.fill(
                        smooth(0, -74, 34, -62, 52, -20, 68, 34, 50, 82, 0, 94, -50, 82, -68, 34, -52, -20, -34, -62),
                        mascot.pattern());
                brush.within(0, -22, 1, mascot::paintMask);
            }
        }
    }
}
