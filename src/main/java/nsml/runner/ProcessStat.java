package nsml.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the kernel tells of a process in {@code /proc/PID/stat}.
 *
 * @param state one letter, of its first thread; {@code Z} if that has ended, and nobody has waited for the process yet
 * @param threads how many it has, the first one included as long as nobody has waited for it
 * @param birth when it was started, in ticks since the machine was; a step of the clock does not move it
 * @param cpuTime what it and its children that have ended had of the processors
 */
record ProcessStat(char state, int threads, long birth, Duration cpuTime) {

    private static final int FIELDS_BEFORE_THREADS = 17;
    private static final int FIELDS_BEFORE_BIRTH = 19;
    private static final int FIELDS_BEFORE_TIMES = 11;
    private static final int TIMES = 4;

    /** What Linux calls USER_HZ, the same on all machines that Java runs on. */
    private static final int TICKS_PER_SECOND = 100;

    /** Empty if there is no such process, or no {@code /proc}. */
    static Optional<ProcessStat> of(long pid) {
        try {
            return Optional.of(
                    parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The program's name, in parentheses, may itself hold blanks and parentheses. */
    static ProcessStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = IntStream.range(FIELDS_BEFORE_TIMES, FIELDS_BEFORE_TIMES + TIMES)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
        return new ProcessStat(
                fields[0].charAt(0),
                Integer.parseInt(fields[FIELDS_BEFORE_THREADS]),
                Long.parseLong(fields[FIELDS_BEFORE_BIRTH]),
                Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND));
    }

    /** A process can outlive its first thread: it goes on with the others, and is as dangerous. */
    boolean isDead() {
        return state == 'X' || (state == 'Z' && threads <= 1);
    }
}
