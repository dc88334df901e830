package nsml.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/** One of a few words, in letters of any case: the names of an enum's constants. */
final class OneOf<E> implements ITypeConverter<E> {

    private final E[] constants;

    private OneOf(E[] constants) {
        this.constants = constants;
    }

    /** Makes a command and all below it read options of enums in this way. */
    static void register(CommandLine line) {
        for (ArgSpec argument : line.getCommandSpec().args()) {
            if (argument.type().isEnum()) {
                register(line, argument.type());
            }
        }
        line.getSubcommands().values().forEach(OneOf::register);
    }

    private static <E> void register(CommandLine line, Class<E> type) {
        line.registerConverter(type, new OneOf<>(type.getEnumConstants()));
    }

    @Override
    public E convert(String word) {
        List<String> words = Arrays.stream(constants)
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(word.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TypeConversionException("expected one of " + String.join(", ", words) + ", got " + word);
        }
        return constants[index];
    }
}
