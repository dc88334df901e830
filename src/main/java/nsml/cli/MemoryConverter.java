package nsml.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import nsml.dataset.Amounts;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of memory, for instance {@code 24G}. */
final class MemoryConverter implements ITypeConverter<Long> {

    /** As people type it; anything else is told of as it stands. */
    private static final Pattern FORM = Pattern.compile("[0-9]+[a-zA-Z]");

    @Override
    public Long convert(String text) {
        try {
            return Amounts.parseSize(FORM.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
