package nsml.cli;

import java.util.Locale;
import nsml.dataset.Amounts;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of memory, for instance {@code 24G}. */
final class MemoryConverter implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
        try {
            return Amounts.parseSize(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
