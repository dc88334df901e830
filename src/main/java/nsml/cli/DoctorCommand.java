package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import nsml.doctor.Diagnosis;
import nsml.doctor.Doctor;
import nsml.doctor.HostileSuite;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;
import nsml.session.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code nsml doctor}. */
@picocli.CommandLine.Command(
        name = "doctor",
        description = "Run hostile submissions in each sandbox of this machine, and tell which protections hold.",
        footer = "Example: nsml doctor --sandbox bubblewrap --case 26")
final class DoctorCommand extends Command {

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            description = "bubblewrap, docker or none. Default: each of the first two that works here.")
    private @Nullable SandboxKind sandbox;

    @Option(names = "--case", paramLabel = "CASE", description = "Only this case: a number or a name. Repeatable.")
    private List<String> cases = List.of();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Run the cases of this folder, too; how one is written says src/main/resources/nsml/hostile/README.md.")
    private @Nullable Path folder;

    @Option(names = "--list", description = "Show the cases, and run none.")
    private boolean list;

    DoctorCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        HostileSuite suite = HostileSuite.builtIn();
        if (folder != null) {
            suite = suite.with(HostileSuite.in(folder));
        }
        suite = suite.only(cases);
        var report = new DoctorReport(services.out());
        if (list) {
            report.list(suite);
            return DONE;
        }
        List<SandboxKind> kinds = kinds(services);
        List<Diagnosis> all = new ArrayList<>();
        try (Doctor doctor = Doctor.open(services.equipment(), suite)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(doctor, services), "doctor-leaves"));
            for (SandboxKind kind : kinds) {
                Diagnosis diagnosis =
                        examine(services, doctor, kind, suite.cases().size());
                report.show(diagnosis);
                all.add(diagnosis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
        report.conclude(all);
        return all.stream().allMatch(Diagnosis::holds) ? DONE : FAILED;
    }

    /** On Ctrl-C; at any other end it has been closed already. */
    private static void close(Doctor doctor, Services services) {
        try {
            doctor.close();
        } catch (IOException e) {
            services.err().println("The doctor could not tidy up: " + e.getMessage());
        }
    }

    private static Diagnosis examine(Services services, Doctor doctor, SandboxKind kind, int cases)
            throws IOException, InterruptedException {
        try (ProgressBar bar = new ProgressBar(services, "Cases run in " + kind)) {
            var done = new AtomicInteger();
            return doctor.examine(kind, result -> {
                synchronized (bar) {
                    bar.show(done.incrementAndGet(), cases);
                }
            });
        }
    }

    private List<SandboxKind> kinds(Services services) {
        if (sandbox != null) {
            Sandboxes.whyNot(sandbox).ifPresent(reason -> {
                throw new Refusal(sandbox + " does not work here: " + reason);
            });
            return List.of(sandbox);
        }
        List<SandboxKind> working = new ArrayList<>();
        for (SandboxKind kind : List.of(SandboxKind.BUBBLEWRAP, SandboxKind.DOCKER)) {
            Optional<String> whyNot = Sandboxes.whyNot(kind);
            whyNot.ifPresentOrElse(
                    reason -> services.out().println("Not examined: " + kind + ": " + reason), () -> working.add(kind));
        }
        if (working.isEmpty()) {
            throw new Refusal(
                    "no sandbox works here, so that nothing holds; install bubblewrap (on Debian: apt-get install"
                            + " bubblewrap). To see what plain processes can do, say --sandbox none");
        }
        services.out().flush();
        return working;
    }
}
