package nsml.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One of a few words, in letters of any case. */
final class OneOf<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> type;

    private OneOf(Class<E> type) {
        this.type = type;
    }

    /** Makes a command and all below it read values of the type in this way. */
    static <E extends Enum<E>> void register(CommandLine line, Class<E> type) {
        line.registerConverter(type, new OneOf<>(type));
    }

    @Override
    public E convert(String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(E::toString)
                                .collect(Collectors.joining(", "))
                        + ", got " + word));
    }
}
