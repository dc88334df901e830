package nsml.shim;

import java.util.List;
import java.util.Optional;

/** Finds an option's value among arguments. */
final class Arguments {

    private Arguments() {}

    static Optional<String> valueOf(String option, List<String> arguments) {
        Optional<String> found = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(option + "=")) {
                found = Optional.of(argument.substring(option.length() + 1));
            } else if (argument.equals(option)) {
                if (++i == arguments.size()) {
                    throw new IllegalArgumentException(
                            "expected a value after " + option + ", got the end of the" + " arguments " + arguments);
                }
                found = Optional.of(arguments.get(i));
            }
        }
        return found;
    }
}
