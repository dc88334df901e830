package nsml.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of memory, for instance {@code 24G}. */
final class MemoryConverter implements ITypeConverter<Long> {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([KMGT])(?:I?B)?");
    private static final String UNITS = "KMGT";

    @Override
    public Long convert(String text) {
        Matcher matcher = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException("\"" + text + "\" is no amount of memory; expected a whole number with K,"
                    + " M, G or T (powers of 1024), for instance 24G");
        }
        int unit = UNITS.indexOf(matcher.group(2));
        return Long.parseLong(matcher.group(1)) << (10 * (unit + 1));
    }
}
