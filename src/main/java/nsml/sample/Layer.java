package nsml.sample;

import java.awt.Paint;
import java.awt.Shape;

/** One filled shape of a backdrop, in the picture's frame: -100 to 100 both ways. */
record Layer(Shape shape, Paint paint) {}
