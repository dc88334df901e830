package nsml.session.forecast;

/**
 * One quantity of a trial.
 *
 * @param size what it was measured on
 * @param value what was measured
 * @param deviation how far that may be from what the costs say: the standard deviation
 */
record Measured(Size size, double value, double deviation) {}
