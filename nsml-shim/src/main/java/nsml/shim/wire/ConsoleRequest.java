package nsml.shim.wire;

/**
 * What the user asks a running session to do, as it lies in a file of the scratch folder.
 *
 * @param kind {@code exec} or {@code shell}
 * @param text an expression, or a command
 */
public record ConsoleRequest(String kind, String text) {

    /** A command for {@code /bin/sh}. */
    public static final String SHELL = "shell";

    /**
     * Reads a request.
     *
     * @throws ProtocolException if the file holds something else
     */
    public static ConsoleRequest decode(String json) throws ProtocolException {
        Fields fields = Fields.ofUntyped(json);
        return new ConsoleRequest(fields.text("kind"), fields.text("text"));
    }

    /** Writes what came of a request. */
    public static String reply(int status, String output) {
        return new JsonWriter("reply")
                .put("status", status)
                .put("output", output)
                .end();
    }
}
