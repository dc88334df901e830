package nsml.runner;

import java.util.Locale;

/** How far a submission can be trusted to have done no harm, from worst to best. Printed in lower case. */
public enum Level {
    /** Not confined: it could read and write whatever its supervisor can. */
    OPEN,
    /** Confined; but a limit, or the filter of system calls, is not kept by the kernel: a limit can be exceeded for a moment. */
    WATCHED,
    /** Confined, and all limits are kept by the kernel. */
    ENFORCED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
