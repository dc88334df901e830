package nsml.runner.seccomp;

import java.util.Optional;

/** A processor whose system calls have numbers of their own. Both are little-endian. */
enum Architecture {
    X86_64(0xC000003E),
    AARCH64(0xC00000B7);

    private final int mark;

    Architecture(int mark) {
        this.mark = mark;
    }

    /** What the kernel calls it, {@code AUDIT_ARCH_...} in linux/audit.h. */
    int mark() {
        return mark;
    }

    static Optional<Architecture> named(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64", "arm64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }
}
