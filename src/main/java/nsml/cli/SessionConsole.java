package nsml.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.runner.Console;
import nsml.session.KnownSessions;
import nsml.session.Refusal;
import nsml.session.SessionFolder;

/** Asks a session that runs to do something, and prints what came of it. */
final class SessionConsole {

    /** Evaluations may take as long as an inference; Ctrl-C ends the waiting. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final Services services;
    private final SessionId session;
    private final Console console;

    private SessionConsole(Services services, SessionId session) {
        this.services = services;
        this.session = session;
        console = new Console(SessionFolder.of(services.home(), session).scratch());
    }

    /**
     * Opens the console of a session.
     *
     * @param command what the user typed, for the message
     * @throws Refusal if there is no such session, it does not run, or it is a submit session
     */
    static SessionConsole open(Services services, String command, SessionId id) {
        SessionRecord session = new KnownSessions(services.catalog()).require(id);
        if (session.plan().kind().isSubmit()) {
            throw new Refusal("Invalid value for \"SESSION\": Cannot " + command + " [" + id
                    + "] (Only nsml rm is valid for submit sessions)\nA submit session holds hidden test data; to look into"
                    + " a model, use nsml infer " + session.plan().source().orElseThrow());
        }
        if (session.state() != State.RUNNING && session.state() != State.PAUSED) {
            throw new Refusal("session " + id + " does not run"
                    + (session.state().isEnd()
                            ? " any more; start another, or go on from its checkpoint: nsml resume " + id
                            : " yet; wait a moment"));
        }
        return new SessionConsole(services, id);
    }

    /** Has something done; returns its exit status. */
    int ask(Console.Kind kind, String text) throws IOException {
        Optional<Console.Answer> answer;
        try {
            answer = console.ask(kind, text, PATIENCE, this::runs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while waiting for session " + session + "; it goes on");
        }
        Console.Answer given = answer.orElseThrow(
                () -> new Refusal("session " + session + " ended before it answered; see nsml logs " + session));
        services.out().print(Words.visible(given.output()));
        if (!given.output().isEmpty() && !given.output().endsWith("\n")) {
            services.out().println();
        }
        services.out().flush();
        return given.status();
    }

    private boolean runs() {
        return services.catalog()
                .sessions()
                .find(session)
                .filter(record -> !record.state().isEnd())
                .isPresent();
    }
}
