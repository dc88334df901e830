package nsml.runner;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that a process has in its memory, as {@code /proc/PID/maps} tells of it (proc(5)).
 *
 * @param range where in memory, as {@code /proc/PID/map_files} names it
 * @param end bytes of the file up to the part's end
 * @param device as {@code st_dev} of stat(2)
 * @param inode its number there
 */
record MappedFile(String range, long end, long device, long inode) {

    private static final Pattern LINE =
            Pattern.compile("(([0-9a-f]+)-([0-9a-f]+)) \\S+ ([0-9a-f]+) ([0-9a-f]+):([0-9a-f]+) (\\d+) .*");

    /** Empty for a line of memory that is no file's. */
    static Optional<MappedFile> of(String line) {
        Matcher part = LINE.matcher(line);
        if (!part.matches() || part.group(7).equals("0")) {
            return Optional.empty();
        }
        return Optional.of(new MappedFile(
                part.group(1),
                hex(part.group(4)) + hex(part.group(3)) - hex(part.group(2)),
                device(hex(part.group(5)), hex(part.group(6))),
                Long.parseUnsignedLong(part.group(7))));
    }

    /** As C libraries put the two numbers together, gnu_dev_makedev(3). */
    private static long device(long major, long minor) {
        return ((major & ~0xFFFL) << 32) | ((major & 0xFFF) << 8) | ((minor & ~0xFFL) << 12) | (minor & 0xFF);
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
