package nsml.sample;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Paints a mascot in a scene. */
final class Painter {

    static {
        // Nothing is shown, and a DISPLAY that cannot be reached must not matter.
        System.setProperty("java.awt.headless", "true");
    }

    private static final Color SHADOW = new Color(30, 20, 40, 70);

    private final int size;

    /** Paints squares of {@code size} pixels. */
    Painter(int size) {
        this.size = size;
    }

    BufferedImage paint(Mascot mascot, Scene scene) {
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        try {
            var frame = AffineTransform.getScaleInstance(size / 200.0, size / 200.0);
            frame.translate(100, 100);
            new Brush(graphics, scene.colourway()).within(frame, brush -> {
                brush.paste(Background.photograph(scene.backdrop().behind(), scene.colourway()), Background.REACH);
                brush.within(scene.pose().transform(), inner -> {
                    inner.stain(Shapes.ellipse(6, 92, 78, 13), SHADOW);
                    mascot.paint(inner);
                });
                brush.lay(scene.backdrop().before());
            });
        } finally {
            graphics.dispose();
        }
        return scene.light().shine(picture);
    }
}
