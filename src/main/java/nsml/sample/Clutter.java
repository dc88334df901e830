package nsml.sample;

import static nsml.sample.Mascot.oneOf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Litters a picture with wallpaper and things, in the colours and patterns that the products have too. */
final class Clutter {

    private static final BasicStroke EDGE = new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final RandomGenerator random;

    Clutter(RandomGenerator random) {
        this.random = random;
    }

    Backdrop arrange() {
        var behind = new ArrayList<Layer>();
        behind.add(new Layer(Backdrop.EVERYWHERE, gradient()));
        wallpaper(behind);
        for (int things = random.nextInt(3, 8); things > 0; things--) {
            put(thing(random.nextDouble(12, 34)), random.nextDouble(30, 100), behind);
        }
        var before = new ArrayList<Layer>();
        for (int things = random.nextInt(1, 3); things > 0; things--) {
            put(thing(random.nextDouble(12, 24)), random.nextDouble(72, 104), before);
        }
        return new Backdrop(behind, before);
    }

    private Paint gradient() {
        double angle = random.nextDouble(2 * Math.PI);
        float x = (float) (100 * Math.cos(angle));
        float y = (float) (100 * Math.sin(angle));
        return new GradientPaint(-x, -y, colour(), x, y, colour());
    }

    private void wallpaper(List<Layer> behind) {
        var place = AffineTransform.getRotateInstance(random.nextDouble(2 * Math.PI));
        double scale = random.nextDouble(1.5, 2.6);
        place.scale(scale, scale);
        Color solid = colour();
        var paint = new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), random.nextInt(60, 190));
        for (Shape mark : oneOf(Pattern.values(), random).marks()) {
            behind.add(new Layer(place.createTransformedShape(mark), paint));
        }
    }

    /** Puts a thing at a distance from the middle, in any direction. */
    private void put(Shape thing, double distance, List<Layer> layers) {
        double angle = random.nextDouble(2 * Math.PI);
        var place = AffineTransform.getTranslateInstance(distance * Math.cos(angle), distance * Math.sin(angle));
        place.rotate(random.nextDouble(2 * Math.PI));
        Shape placed = place.createTransformedShape(thing);
        layers.add(new Layer(placed, colour()));
        if (random.nextBoolean()) {
            layers.add(new Layer(EDGE.createStrokedShape(placed), Colourway.INK));
        }
    }

    private Shape thing(double size) {
        return switch (random.nextInt(7)) {
            case 0 -> Shapes.circle(0, 0, size);
            case 1 -> Shapes.box(0, 0, size, random.nextDouble(0.5, 1.5) * size, 4);
            case 2 -> Shapes.star(0, 0, 1.3 * size, random.nextInt(4, 9));
            case 3 -> Shapes.heart(0, 0, size);
            case 4 -> Shapes.polygon(0, -1.2 * size, size, 0.8 * size, -size, 0.8 * size);
            case 5 -> Shapes.ellipse(0, 0, 1.6 * size, 0.6 * size);
            default -> Shapes.smooth(blob(size));
        };
    }

    private double[] blob(double size) {
        double[] points = new double[14];
        for (int i = 0; i < points.length; i += 2) {
            double angle = Math.PI * i / 7;
            double reach = size * random.nextDouble(0.6, 1.5);
            points[i] = reach * Math.cos(angle);
            points[i + 1] = reach * Math.sin(angle);
        }
        return points;
    }

    private Color colour() {
        var colours = oneOf(Colourway.values(), random);
        return switch (random.nextInt(3)) {
            case 0 -> colours.base();
            case 1 -> colours.print();
            default -> colours.accent();
        };
    }
}
