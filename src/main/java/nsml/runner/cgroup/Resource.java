package nsml.runner.cgroup;

/** What the kernel can bind a group to. */
public enum Resource {
    /** Memory of all processes together. */
    MEMORY,
    /** Processes and threads together. */
    PROCESSES,
    /** Processors kept busy. */
    CPU
}
