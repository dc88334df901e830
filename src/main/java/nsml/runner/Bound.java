package nsml.runner;

import java.util.Locale;

/** What a submission is bounded in, beside time, disk and output. Printed in lower case. */
public enum Bound {
    MEMORY,
    PROCESSES,
    CPU;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
