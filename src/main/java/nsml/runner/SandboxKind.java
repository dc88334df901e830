package nsml.runner;

import java.util.Locale;

/** How a submission is confined; stamped on every outcome. Printed in lower case. */
public enum SandboxKind {
    /** Namespaces of the kernel, by way of {@code bwrap}: no network, and of the host only what is mounted. */
    BUBBLEWRAP,
    /** A container of the Docker engine, with the same borders. */
    DOCKER,
    /** A plain process with the rights of whoever started it: for one's own code only. */
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
