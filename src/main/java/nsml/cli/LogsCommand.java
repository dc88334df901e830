package nsml.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.session.Refusal;
import nsml.session.SessionFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml logs}. */
@picocli.CommandLine.Command(
        name = "logs",
        description = "Show what a session printed; of a submit, phases, progress and verdict alone.",
        footer = "Example: nsml logs -f team/ir_ph1/1")
final class LogsCommand extends Command {

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until the session ends, then say how it ended.")
    private boolean follow;

    @Mixin
    private OrganiserOption organiser;

    @Parameters(paramLabel = "SESSION", converter = SessionIdConverter.class, description = "Whose log.")
    private SessionId session;

    LogsCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        SessionFolder folder = SessionFolder.of(services.home(), session);
        Path file = organiser.seesAll(services, require(services, session)) ? folder.log() : folder.messages();
        if (follow) {
            return follow(services, session, file, 0);
        }
        try (LogText log = new LogText(file, 0)) {
            log.copyNew(services);
        }
        return DONE;
    }

    /** Shows a session's log until it ends, then how it ended. */
    static int follow(Services services, SessionId session) throws IOException {
        return follow(services, session, 0);
    }

    /** As {@link #follow(Services, SessionId)}, but without the first bytes of the log. */
    static int follow(Services services, SessionId session, long skipped) throws IOException {
        return follow(
                services, session, SessionFolder.of(services.home(), session).log(), skipped);
    }

    private static int follow(Services services, SessionId session, Path file, long skipped) throws IOException {
        try (LogText log = new LogText(file, skipped)) {
            var ended = new Watch(services.catalog(), services.reaper(), session).untilEnded(record -> {
                try {
                    log.copyNew(services);
                } catch (IOException e) {
                    throw new Refusal("the log cannot be read: " + e.getMessage());
                }
            });
            log.copyNew(services);
            int status = Endings.print(ended, services.out());
            SubmitCommand.scoreOf(services, session).ifPresent(score -> SubmitCommand.printScore(services, score));
            return status;
        }
    }

    /** A growing file, shown as text; control characters are made visible, as a submission wrote them. */
    private static final class LogText implements AutoCloseable {

        private final Path file;
        private final long skipped;
        private final CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        /** Holds the beginning of a character whose end has not been written yet. */
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);

        private final CharBuffer text = CharBuffer.allocate(1 << 16);
        private InputStream in = InputStream.nullInputStream();
        private boolean open;

        LogText(Path file, long skipped) {
            this.file = file;
            this.skipped = skipped;
        }

        void copyNew(Services services) throws IOException {
            if (!open && Files.exists(file)) {
                in = Files.newInputStream(file);
                in.skipNBytes(skipped);
                open = true;
            }
            for (int read = read(); read > 0; read = read()) {
                bytes.flip();
                decoder.decode(bytes, text.clear(), false);
                bytes.compact();
                services.out().print(Words.visible(text.flip().toString()));
            }
            services.out().flush();
        }

        private int read() throws IOException {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            bytes.position(bytes.position() + Math.max(0, read));
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
