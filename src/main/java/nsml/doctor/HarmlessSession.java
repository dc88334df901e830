package nsml.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.Catalog;
import nsml.catalog.Ending;
import nsml.catalog.SessionId;
import nsml.catalog.SessionOptions;
import nsml.dataset.Dataset;
import nsml.runner.SandboxKind;
import nsml.runner.Verdict;
import nsml.session.CodeSnapshots;
import nsml.session.SessionStarter;

/** A training session of what the suite's cases share, that must end well. */
final class HarmlessSession {

    private final DoctorHome place;
    private final CaseBuilder builder;

    HarmlessSession(DoctorHome place, CaseBuilder builder) {
        this.place = place;
        this.builder = builder;
    }

    /** Another team's, with the secret in its arguments, its log and its checkpoint. */
    SessionId victim(SandboxKind sandbox) throws IOException, InterruptedException {
        try (Catalog catalog = place.catalog()) {
            return run(catalog, "Victim", "victim", List.of(place.secret().text()), sandbox);
        }
    }

    /** One of nobody; returns the seconds that it used in each phase. */
    Map<String, Double> timed(SandboxKind sandbox) throws IOException, InterruptedException {
        try (Catalog catalog = place.catalog()) {
            SessionId session = run(catalog, "Harmless", "harmless", List.of(), sandbox);
            return ending(catalog, session).used();
        }
    }

    private SessionId run(Catalog catalog, String className, String team, List<String> arguments, SandboxKind sandbox)
            throws IOException, InterruptedException {
        Dataset dataset = place.dataset(Map.of());
        CodeSnapshots.Snapshot code = place.snapshot(builder.jar(className));
        SessionOptions options = SessionOptions.USUAL;
        SessionId session = place.starter(catalog)
                .run(new SessionStarter.Run(
                        team, Optional.of(dataset.name()), code.tree(), code.entry(), arguments, "", sandbox, options));
        String verdict = new ObservedSession(
                        place, catalog, session, dataset.competition().limits())
                .await();
        if (!verdict.equals(Verdict.OK.name())) {
            throw new IOException("a harmless session in " + sandbox + " ended with " + verdict + ": "
                    + ending(catalog, session).detail());
        }
        return session;
    }

    private static Ending ending(Catalog catalog, SessionId session) {
        return catalog.sessions().find(session).orElseThrow().ending().orElseThrow();
    }
}
