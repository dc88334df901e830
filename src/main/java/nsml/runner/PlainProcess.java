package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.runner.cgroup.ControlGroup;

/** No confinement: the process sees what we see, at the same paths. */
final class PlainProcess implements Sandbox {

    @Override
    public SandboxKind kind() {
        return SandboxKind.NONE;
    }

    @Override
    public Path dataset(Path folder, String name) {
        return folder;
    }

    @Override
    public Places inside(Places host, String datasetName) {
        return host;
    }

    @Override
    public Box start(Launch launch) throws IOException {
        List<String> wrapper = new ArrayList<>();
        // A session of its own keeps the terminal's signals away.
        Programs.find("setsid").ifPresent(setsid -> wrapper.add(setsid.toString()));
        Programs.find("setpriv")
                .ifPresent(setpriv -> wrapper.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL")));
        Optional<ControlGroup> group = JobGroup.of(launch.job());
        try {
            Process process = launch.start(
                    wrapper,
                    ResourceLimits.ofThisProcess().line(launch.job().limits(), false, group.isPresent()),
                    new StartScript(
                            group.map(ControlGroup::entrances).orElse(List.of()), Optional.empty(), Optional.empty()));
            var orphans = new Leftovers(launch.host().socketDirectory());
            return new LocalBox(
                    process,
                    new ProcessTree(process.toHandle(), Optional.of(orphans)),
                    group,
                    new MemoryFiles(Map.of()),
                    launch.job().limits().memory(),
                    Optional.empty(),
                    JobGroup.protection(kind(), false, group));
        } catch (IOException e) {
            LocalBox.discard(group);
            throw e;
        }
    }
}
