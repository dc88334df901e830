package nsml.cli;

import nsml.catalog.SessionId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads SESSION on the command line. */
final class SessionIdConverter implements ITypeConverter<SessionId> {

    @Override
    public SessionId convert(String text) {
        try {
            return SessionId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
