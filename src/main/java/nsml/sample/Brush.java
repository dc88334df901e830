package nsml.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;

/** Draws filled shapes with an ink outline, in the colours of one colourway. */
final class Brush {

    private static final BasicStroke OUTLINE = stroke(6);

    private final Graphics2D graphics;
    private final Colourway colours;

    /** Draws on a picture; the caller keeps the graphics and disposes of it. */
    Brush(Graphics2D graphics, Colourway colours) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        this.graphics = graphics;
        this.colours = colours;
    }

    Colourway colours() {
        return colours;
    }

    /** Fills layer upon layer. */
    void lay(List<Layer> layers) {
        layers.forEach(layer -> stain(layer.shape(), layer.paint()));
    }

    /** Puts a square photograph on everything within {@code reach} of the origin. */
    void paste(BufferedImage photograph, double reach) {
        var place = AffineTransform.getTranslateInstance(-reach, -reach);
        place.scale(2 * reach / photograph.getWidth(), 2 * reach / photograph.getHeight());
        graphics.drawImage(photograph, place, null);
    }

    /** Fills, without an outline. */
    void stain(Shape shape, Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    /** Fills and outlines. */
    void fill(Shape shape, Color colour) {
        stain(shape, colour);
        outline(shape);
    }

    /** Fills with the base colour, prints the pattern on it, and outlines. */
    void fill(Shape shape, Pattern pattern) {
        stain(shape, colours.base());
        var cut = (Graphics2D) graphics.create();
        try {
            cut.clip(shape);
            cut.setColor(colours.print());
            pattern.marks().forEach(cut::fill);
        } finally {
            cut.dispose();
        }
        outline(shape);
    }

    /** Draws the shape's edge. */
    void outline(Shape shape) {
        graphics.setColor(Colourway.INK);
        graphics.setStroke(OUTLINE);
        graphics.draw(shape);
    }

    /** Draws the shape's edge in a width and colour of its own. */
    void line(Shape shape, double width, Color colour) {
        graphics.setColor(colour);
        graphics.setStroke(stroke(width));
        graphics.draw(shape);
    }

    /** Draws in a frame whose origin lies at (x, y) and whose unit is {@code scale} of ours. */
    void within(double x, double y, double scale, Consumer<Brush> drawing) {
        var frame = AffineTransform.getTranslateInstance(x, y);
        frame.scale(scale, scale);
        within(frame, drawing);
    }

    /** Draws in a frame of its own. */
    void within(AffineTransform frame, Consumer<Brush> drawing) {
        var inner = (Graphics2D) graphics.create();
        try {
            inner.transform(frame);
            drawing.accept(new Brush(inner, colours));
        } finally {
            inner.dispose();
        }
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
