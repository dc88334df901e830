package nsml.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import nsml.catalog.CatalogException;
import nsml.session.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into one sentence; a fault of ours into a stack trace with a request. */
final class Failures implements IExecutionExceptionHandler {

    private static final int OURS = 70;

    private final Supplier<Services> services;

    Failures(Supplier<Services> services) {
        this.services = services;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int status = command.getCommandSpec().exitCodeOnInvalidInput();
        if (e instanceof Refusal refusal && refusal.shortage().isPresent()) {
            OriginalMessages.of(refusal.shortage().get()).print(services.get());
            err.println(e.getMessage());
        } else if (e instanceof Refusal || e instanceof CatalogException || e instanceof IllegalArgumentException) {
            err.println("Error: " + e.getMessage());
        } else if (e instanceof IOException failure) {
            err.println("Error: " + sentence(failure));
        } else {
            OriginalMessages.serverTrouble().lines().forEach(err::println);
            err.println("This is a fault of nsml itself, please report it with the lines below and what you did:");
            e.printStackTrace(err);
            status = OURS;
        }
        err.flush();
        return status;
    }

    private static String sentence(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile() + "; check its owner, or set NSML_HOME to a folder of yours";
        } else if (e instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        } else if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getFile() + ": " + system.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
