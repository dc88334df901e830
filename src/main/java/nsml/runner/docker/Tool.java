package nsml.runner.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of this machine that is run to its end for what it prints. */
final class Tool {

    private static final int SHOWN = 15;

    private Tool() {}

    /** Runs it; returns its standard output and standard error together, whatever its exit status. */
    static Said ask(List<String> command) throws IOException, InterruptedException {
        return ask(command, Map.of());
    }

    static Said ask(List<String> command, Map<String, String> more) throws IOException, InterruptedException {
        Path output = Files.createTempFile("nsml-", ".out");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(more);
            Process process = builder.start();
            process.getOutputStream().close();
            try {
                return new Said(command.get(0), process.waitFor(), Files.readString(output, UTF_8));
            } finally {
                process.destroy();
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /**
     * What came of it.
     *
     * @param program what was run
     * @param status its exit status
     * @param text what it printed
     */
    record Said(String program, int status, String text) {

        Stream<String> lines() {
            return text.lines();
        }

        /** The same, if it ended well. */
        Said orFail() throws IOException {
            if (status == 0) {
                return this;
            }
            List<String> lines = lines().toList();
            throw new IOException(program + " ended with exit status " + status + " and said last:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size())));
        }
    }
}
