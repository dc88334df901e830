package nsml.session;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.dataset.Canaries;
import nsml.runner.ProcessIdentity;
import nsml.store.Home;

/** Starts supervisors on this machine, each in a process session of its own, so that Ctrl-C in a terminal is not meant for them. */
public final class LocalLauncher implements Launcher {

    /**
     * The environment variable that holds a canary, named so that thieves like it. No submission can see it that is confined; none
     * has any use for it.
     */
    public static final String CANARY = "NSML_TOKEN";

    private static final Path NOTHING = Path.of("/dev/null");

    private final Home home;
    private final List<String> supervise;

    /**
     * Uses a command line.
     *
     * @param supervise the command that supervises the session whose name is its last argument, which is added here
     */
    public LocalLauncher(Home home, List<String> supervise) {
        this.home = home;
        this.supervise = List.copyOf(supervise);
    }

    @Override
    public ProcessKey launch(SessionId session) throws IOException {
        Path log = SessionFolder.of(home, session).supervisorLog();
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>();
        onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(supervise);
        command.add(session.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(CANARY, Canaries.word());
        Process process = builder.directory(home.root().toFile())
                .redirectInput(NOTHING.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ProcessIdentity supervisor = ProcessIdentity.of(process.toHandle());
        return new ProcessKey(supervisor.pid(), supervisor.birth());
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
