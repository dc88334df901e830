package nsml.session.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A unit that people like to read up to some size.
 *
 * @param name as printed
 * @param factor how many seconds or bytes one of it is
 * @param upTo from how many seconds or bytes the next larger unit reads better
 */
record Unit(String name, double factor, double upTo) {

    static final List<Unit> OF_TIME = List.of(
            new Unit("us", 1e-6, 1e-3),
            new Unit("ms", 1e-3, 1),
            new Unit("s", 1, 120),
            new Unit("min", 60, 7200),
            new Unit("h", 3600, Double.POSITIVE_INFINITY));

    static final List<Unit> OF_MEMORY =
            List.of(new Unit("MB", 0x1p20, 0x1p30), new Unit("GB", 0x1p30, Double.POSITIVE_INFINITY));

    /** Returns the unit in which the value reads best. */
    static Unit of(double value, List<Unit> units) {
        return units.stream().filter(unit -> value < unit.upTo()).findFirst().orElseThrow();
    }

    /** Prints a value with its unit, {@code 41 min} or {@code 3.1 GB}. */
    static String print(double value, List<Unit> units) {
        Unit unit = of(value, units);
        return unit.number(value) + " " + unit.name();
    }

    /** Prints a value in this unit: two digits or more, and no zeros behind the point. */
    String number(double value) {
        return rounded(value, digits(value));
    }

    /** Prints a margin with as many digits as its value has, but never as nothing. */
    String margin(double margin, double value) {
        int digits = digits(value);
        return rounded(Math.max(margin, factor / Math.pow(10, digits)), digits);
    }

    private int digits(double value) {
        return value / factor < 9.95 ? 1 : 0;
    }

    private String rounded(double value, int digits) {
        BigDecimal number = BigDecimal.valueOf(value / factor).setScale(digits, RoundingMode.HALF_UP);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
