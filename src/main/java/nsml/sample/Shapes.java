package nsml.sample;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** The figures that everything is drawn from. Coordinates are design units: a product fills -100 to 100, y grows downwards. */
final class Shapes {

    private Shapes() {}

    static Shape circle(double x, double y, double radius) {
        return ellipse(x, y, radius, radius);
    }

    static Shape ellipse(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    /** A rectangle around a centre, its corners rounded. */
    static Shape box(double x, double y, double halfWidth, double halfHeight, double corner) {
        return new RoundRectangle2D.Double(
                x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight, 2 * corner, 2 * corner);
    }

    /** An open arc; angles in degrees, 0 to the right, 90 up. */
    static Shape arc(double x, double y, double radiusX, double radiusY, double from, double extent) {
        return new Arc2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY, from, extent, Arc2D.OPEN);
    }

    /** A closed figure with straight sides; corners as x, y, x, y, ... */
    static Shape polygon(double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A closed curve through points (Catmull-Rom, written as Bezier pieces); points as x, y, x, y, ... */
    static Shape smooth(double... points) {
        int n = points.length;
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 0; i < n; i += 2) {
            double startX = points[i];
            double startY = points[i + 1];
            double endX = points[(i + 2) % n];
            double endY = points[(i + 3) % n];
            path.curveTo(
                    startX + (endX - points[(i + n - 2) % n]) / 6,
                    startY + (endY - points[(i + n - 1) % n]) / 6,
                    endX - (points[(i + 4) % n] - startX) / 6,
                    endY - (points[(i + 5) % n] - startY) / 6,
                    endX,
                    endY);
        }
        path.closePath();
        return path;
    }

    /** A star whose first ray points up. */
    static Shape star(double x, double y, double radius, int rays) {
        double[] corners = new double[4 * rays];
        for (int i = 0; i < 2 * rays; i++) {
            double reach = i % 2 == 0 ? radius : 0.5 * radius;
            double angle = Math.PI * i / rays;
            corners[2 * i] = x + reach * Math.sin(angle);
            corners[2 * i + 1] = y - reach * Math.cos(angle);
        }
        return polygon(corners);
    }

    static Shape heart(double x, double y, double radius) {
        var path = new Path2D.Double();
        path.moveTo(x, y + radius);
        path.curveTo(x - 2 * radius, y - 0.2 * radius, x - 0.9 * radius, y - 1.5 * radius, x, y - 0.5 * radius);
        path.curveTo(x + 0.9 * radius, y - 1.5 * radius, x + 2 * radius, y - 0.2 * radius, x, y + radius);
        path.closePath();
        return path;
    }

    /** The shape turned about a point, clockwise. */
    static Shape turned(Shape shape, double degrees, double x, double y) {
        return AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y).createTransformedShape(shape);
    }

    /** The shape and its mirror image on the other side of x = 0. */
    static Shape pair(Shape shape) {
        var path = new Path2D.Double(shape);
        path.append(AffineTransform.getScaleInstance(-1, 1).createTransformedShape(shape), false);
        return path;
    }
}
