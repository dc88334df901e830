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
import static nsml.sample.Shapes.turned;

/** What a mascot wears, in the frame of the head and drawn last. */
enum Accessory {
    NOTHING,
    CROWN,
    PARTY_HAT,
    TOP_HAT,
    BERET,
    BOW,
    FLOWER,
    GLASSES,
    EYE_PATCH,
    HEADPHONES,
    SCARF,
    BOW_TIE,
    BANDAGE;

    void paint(Brush brush) {
        var colours = brush.colours();
        switch (this) {
            case NOTHING -> {}
            case CROWN ->
                brush.fill(polygon(-26, -34, -30, -68, -14, -52, 0, -74, 14, -52, 30, -68, 26, -34), colours.accent());
            case PARTY_HAT -> {
                brush.fill(polygon(-24, -34, 0, -92, 24, -34), colours.accent());
                brush.fill(circle(0, -92, 9), colours.print());
            }
            case TOP_HAT -> {
                brush.fill(box(0, -60, 22, 24, 3), colours.print());
                brush.fill(box(0, -36, 38, 6, 5), colours.print());
                brush.stain(box(0, -47, 19, 4, 0), colours.accent());
            }
            case BERET -> {
                brush.fill(circle(6, -62, 6), colours.accent());
                brush.fill(smooth(-44, -34, -36, -54, 6, -62, 48, -46, 46, -30, 0, -34), colours.accent());
            }
            case BOW -> {
                brush.fill(polygon(26, -40, 2, -58, 2, -22), colours.accent());
                brush.fill(polygon(26, -40, 52, -58, 52, -22), colours.accent());
                brush.fill(circle(26, -40, 8), colours.print());
            }
            case FLOWER -> {
                for (int angle = 0; angle < 360; angle += 72) {
                    brush.fill(turned(circle(-30, -48, 10), angle, -30, -34), colours.accent());
                }
                brush.fill(circle(-30, -34, 8), colours.print());
            }
            case GLASSES -> {
                brush.line(pair(circle(20, -3, 17)), 5, INK);
                brush.line(arc(0, -4, 5, 5, 0, 180), 5, INK);
            }
            case EYE_PATCH -> {
                brush.line(polygon(-48, 4, 46, -30), 5, INK);
                brush.stain(ellipse(20, -4, 16, 15), INK);
            }
            case HEADPHONES -> {
                brush.line(arc(0, 0, 53, 54, 5, 170), 14, INK);
                brush.line(arc(0, 0, 53, 54, 5, 170), 5, colours.accent());
                brush.fill(pair(box(54, 4, 10, 20, 8)), colours.accent());
            }
            case SCARF -> {
                brush.fill(smooth(16, 44, 34, 46, 42, 82, 24, 84), colours.accent());
                brush.fill(smooth(-48, 34, 0, 40, 48, 34, 50, 50, 0, 58, -50, 50), colours.accent());
            }
            case BOW_TIE -> {
                brush.fill(pair(polygon(0, 47, 30, 32, 30, 62)), colours.print());
                brush.fill(circle(0, 47, 8), colours.accent());
            }
            case BANDAGE -> {
                brush.fill(turned(box(24, -28, 20, 8, 8), -25, 24, -28), WHITE);
                brush.stain(turned(box(24, -28, 7, 5, 1), -25, 24, -28), colours.accent());
            }
        }
    }
}
