package nsml.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be read: its usage in one line, then what is wrong with it, as the original printed it. */
final class UsageErrors implements IParameterExceptionHandler {

    /** The original's whole answer to a name that is no session's. */
    private static final String NO_SESSION_NAME = "Invalid request";

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.print("Usage: " + command.getHelp().synopsis(0));
        err.println();
        if (conversion(e).isPresent() && label(e).equals("SESSION")) {
            err.println(NO_SESSION_NAME);
        }
        err.println("Error: " + message(e) + suggestion(e));
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** For a value that the command itself reads. */
    static ParameterException invalid(CommandSpec command, String label, TypeConversionException cause) {
        ArgSpec argument = command.positionalParameters().stream()
                .filter(parameter -> parameter.paramLabel().equals(label))
                .findFirst()
                .orElseThrow();
        return new ParameterException(command.commandLine(), cause.getMessage(), cause, argument, null);
    }

    private static String message(ParameterException e) {
        return conversion(e)
                .map(cause -> "Invalid value for \"" + label(e) + "\": " + cause.getMessage())
                .orElseGet(() -> String.valueOf(e.getMessage()));
    }

    private static Optional<TypeConversionException> conversion(ParameterException e) {
        return e.getArgSpec() != null && e.getCause() instanceof TypeConversionException cause
                ? Optional.of(cause)
                : Optional.empty();
    }

    private static String label(ParameterException e) {
        return e.getArgSpec() instanceof OptionSpec option
                ? option.longestName()
                : e.getArgSpec().paramLabel();
    }

    private static String suggestion(ParameterException e) {
        List<String> alike = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (!alike.isEmpty()) {
            return "; did you mean " + String.join(" or ", alike) + "?";
        }
        boolean unknown = e instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption();
        return unknown && e.getCommandLine().getCommandSpec().findOption("--args") != null
                ? "; the submission's own arguments go together in one string: -a \"--epochs 3\""
                : "";
    }
}
