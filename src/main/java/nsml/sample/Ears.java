package nsml.sample;

import static nsml.sample.Shapes.arc;
import static nsml.sample.Shapes.circle;
import static nsml.sample.Shapes.ellipse;
import static nsml.sample.Shapes.pair;
import static nsml.sample.Shapes.polygon;
import static nsml.sample.Shapes.smooth;
import static nsml.sample.Shapes.turned;

/** What grows out of a head. Drawn before the head, in its frame, so that the roots are hidden. */
enum Ears {
    BEAR,
    MOUSE,
    CAT,
    RABBIT,
    DOG,
    SHEEP,
    BULL,
    DRAGON,
    SPROUT,
    SNAIL,
    TUFT,
    LION;

    void paint(Brush brush) {
        var colours = brush.colours();
        switch (this) {
            case BEAR -> {
                brush.fill(pair(circle(37, -34, 18)), colours.base());
                brush.stain(pair(circle(38, -36, 9)), colours.print());
            }
            case MOUSE -> {
                brush.fill(pair(circle(44, -40, 28)), colours.base());
                brush.stain(pair(circle(45, -42, 17)), colours.print());
            }
            case CAT -> {
                brush.fill(pair(polygon(6, -36, 48, -72, 52, -8)), colours.base());
                brush.stain(pair(polygon(26, -40, 44, -60, 46, -30)), colours.print());
            }
            case RABBIT -> {
                brush.fill(pair(turned(ellipse(22, -60, 14, 34), 10, 22, -30)), colours.base());
                brush.stain(pair(turned(ellipse(22, -62, 6, 23), 10, 22, -30)), colours.print());
            }
            case DOG ->
                brush.fill(pair(smooth(30, -40, 52, -42, 66, -16, 68, 18, 56, 30, 46, 12, 42, -14)), colours.print());
            case SHEEP -> brush.fill(pair(turned(ellipse(58, -14, 22, 11), 20, 50, -14)), colours.print());
            case BULL ->
                brush.fill(
                        pair(smooth(24, -34, 44, -36, 54, -50, 50, -72, 68, -54, 66, -30, 48, -16)), colours.accent());
            case DRAGON -> {
                for (int angle = -60; angle <= 60; angle += 30) {
                    brush.fill(turned(polygon(-14, -30, 0, -68, 14, -30), angle, 0, 0), colours.print());
                }
            }
            case SPROUT -> {
                brush.line(arc(0, -38, 6, 22, 90, 180), 6, Colourway.INK);
                brush.fill(pair(turned(ellipse(20, -64, 20, 10), -24, 0, -60)), colours.accent());
            }
            case SNAIL -> {
                brush.line(polygon(16, -30, 28, -70), 6, Colourway.INK);
                brush.line(polygon(-16, -30, -28, -70), 6, Colourway.INK);
                brush.fill(pair(circle(28, -72, 11)), colours.accent());
            }
            case TUFT ->
                brush.fill(smooth(-12, -34, -24, -62, -8, -54, 0, -76, 8, -54, 24, -62, 12, -34), colours.print());
            case LION -> {
                for (int angle = 0; angle < 360; angle += 36) {
                    brush.fill(turned(circle(0, -46, 19), angle, 0, 0), colours.print());
                }
            }
        }
    }
}
