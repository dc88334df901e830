package nsml.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The log lines of the original's client, in the two styles of the library it used: for a person who watches
 * {@code FATA[2019/01/02 16:11:20.959] text}, for a file {@code time="2019/01/02 16:11:20.959" level=fatal msg="text"}.
 */
final class LogLines {

    private enum Level {
        INFO,
        WARNING,
        FATAL;

        String brief() {
            return name().substring(0, 4);
        }

        String full() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSS", Locale.ROOT);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/@^+-]+");

    private final PrintWriter err;
    private final boolean terminal;
    private final InstantSource clock;
    private final ZoneId zone;

    LogLines(PrintWriter err, boolean terminal, InstantSource clock, ZoneId zone) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.zone = zone;
    }

    /** Writes where the command's errors go. */
    static LogLines of(Services services) {
        return new LogLines(services.err(), services.terminal(), services.clock(), ZoneId.systemDefault());
    }

    void info(String text) {
        print(Level.INFO, text);
    }

    void warning(String text) {
        print(Level.WARNING, text);
    }

    void fatal(String text) {
        print(Level.FATAL, text);
    }

    private void print(Level level, String text) {
        String time = TIME.withZone(zone).format(clock.instant());
        err.println(
                terminal
                        ? level.brief() + "[" + time + "] " + text
                        : "time=\"" + time + "\" level=" + level.full() + " msg=" + quoted(text));
        err.flush();
    }

    /** A single plain word stands without quotes. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : '"'
                        + text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t")
                        + '"';
    }
}
