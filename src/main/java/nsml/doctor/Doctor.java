package nsml.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import nsml.catalog.Catalog;
import nsml.catalog.Language;
import nsml.catalog.SessionId;
import nsml.runner.SandboxKind;
import nsml.store.Removal;
import org.jspecify.annotations.Nullable;

/**
 * Runs a suite of hostile submissions on this machine, in a folder of its own for temporary files. What it starts is gone when it
 * is closed, which any thread may do at any moment.
 */
public final class Doctor implements AutoCloseable {

    private static final int CASES_AT_A_TIME = 2;

    private final Path temporary;
    private final Equipment equipment;
    private final HostileSuite suite;
    private final CaseBuilder builder;
    private final HostFacts facts;
    private final LureServer lure;
    private final Secret secret;
    private @Nullable DoctorHome current;
    private boolean closed;

    private Doctor(
            Path temporary,
            Equipment equipment,
            HostileSuite suite,
            CaseBuilder builder,
            LureServer lure,
            Secret secret) {
        this.temporary = temporary;
        this.equipment = equipment;
        this.suite = suite;
        this.builder = builder;
        this.lure = lure;
        this.secret = secret;
        facts = HostFacts.of(equipment.environment(), temporary);
    }

    /**
     * Prepares everything.
     *
     * @throws IllegalArgumentException if a case does not compile
     */
    public static Doctor open(Equipment equipment, HostileSuite suite) throws IOException {
        Path temporary = Files.createTempDirectory("nsml-doctor-");
        try {
            CaseBuilder builder = CaseBuilder.open(temporary.resolve("submissions"), suite, equipment.shim());
            Secret secret = Secret.random(new SecureRandom());
            return new Doctor(temporary, equipment, suite, builder, LureServer.open(secret), secret);
        } catch (IOException | RuntimeException e) {
            Removal.of(temporary);
            throw e;
        }
    }

    /**
     * Runs the suite in a sandbox.
     *
     * @param done is told of each result as it comes, on a thread of the doctor's
     */
    public Diagnosis examine(SandboxKind sandbox, Consumer<CaseResult> done) throws IOException, InterruptedException {
        DoctorHome place = enter(sandbox);
        var harmless = new HarmlessSession(place, builder);
        SessionId victim = harmless.victim(sandbox);
        List<CaseResult> results = run(place, sandbox, victim, done);
        Optional<Duration> startUp = sandbox == SandboxKind.NONE
                ? Optional.empty()
                : Optional.of(new StartUp(harmless).beyondPlain(sandbox));
        return new Diagnosis(place.protection(victim), results, place.leftovers(), startUp);
    }

    private synchronized DoctorHome enter(SandboxKind sandbox) throws IOException {
        if (closed) {
            throw new IOException("interrupted");
        }
        DoctorHome entered =
                DoctorHome.open(Files.createDirectory(temporary.resolve(sandbox.toString())), equipment, secret, lure);
        current = entered;
        return entered;
    }

    private List<CaseResult> run(DoctorHome place, SandboxKind sandbox, SessionId victim, Consumer<CaseResult> done)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CASES_AT_A_TIME);
        try {
            List<Future<CaseResult>> coming = new ArrayList<>();
            for (HostileCase hostile : suite.cases()) {
                String team = "case-" + (coming.size() + 1);
                coming.add(threads.submit(() -> {
                    CaseResult result = run(place, sandbox, hostile, team, victim);
                    done.accept(result);
                    return result;
                }));
            }
            List<CaseResult> results = new ArrayList<>();
            for (Future<CaseResult> each : coming) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IOException("a case could not be run: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private CaseResult run(DoctorHome place, SandboxKind sandbox, HostileCase hostile, String team, SessionId victim)
            throws IOException, InterruptedException {
        Optional<String> whyNot = facts.whyNot(hostile);
        if (whyNot.isPresent()) {
            return CaseResult.skipped(hostile, whyNot.get());
        }
        Optional<String> python = facts.python()
                .filter(any -> hostile.language() == Language.PYTHON)
                .map(found -> found.executable().toString());
        try (Catalog catalog = place.catalog()) {
            return new CaseRun(place, catalog, sandbox, hostile, team, python, victim).on(builder.entry(hostile));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (current != null) {
            current.close();
        }
        lure.close();
        Removal.of(temporary);
    }
}
