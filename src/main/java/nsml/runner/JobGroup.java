package nsml.runner;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nsml.runner.cgroup.Bounds;
import nsml.runner.cgroup.ControlGroup;
import nsml.runner.cgroup.ControlGroups;

/** The control group of a job, where groups can be made. */
final class JobGroup {

    private JobGroup() {}

    static Optional<ControlGroup> of(Job job) throws IOException {
        Limits limits = job.limits();
        var bounds = new Bounds(limits.memory(), limits.kernelProcesses(), limits.cpus());
        ControlGroups groups = ControlGroups.ofThisMachine();
        try {
            return groups.create(job.name(), bounds);
        } catch (FileAlreadyExistsException e) {
            // Of a supervisor that was killed. The name is this job's alone.
            groups.remove(job.name());
            return groups.create(job.name(), bounds);
        }
    }

    /** What it is worth. */
    static Protection protection(SandboxKind sandbox, boolean callsFiltered, Optional<ControlGroup> group) {
        if (group.isPresent()) {
            Set<Bound> kept = EnumSet.noneOf(Bound.class);
            group.get().kept().forEach(resource -> kept.add(Bound.valueOf(resource.name())));
            return new Protection(
                    sandbox, callsFiltered, kept, ControlGroups.ofThisMachine().version());
        }
        return new Protection(sandbox, callsFiltered, Set.of(), "");
    }
}
