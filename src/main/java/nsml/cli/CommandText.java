package nsml.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nsml.catalog.CheckpointId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.dataset.Amounts;
import nsml.session.SessionStarter;

/** The command that starts a session like a given one, as one could type it into a shell. */
final class CommandText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%_+=:,./-]+");

    private final SessionRecord session;
    private final SessionPlan plan;
    private final List<String> words = new ArrayList<>();

    private CommandText(SessionRecord session) {
        this.session = session;
        plan = session.plan();
        words.add("nsml");
    }

    static String of(SessionRecord session) {
        return new CommandText(session).text();
    }

    private String text() {
        switch (plan.kind()) {
            case RUN -> run();
            case FORK -> fork();
            case SUBMIT, SUBMIT_TEST -> submit();
            case INFER -> withModel("infer");
        }
        option("--sandbox", plan.sandbox(), "bubblewrap");
        return joined(words);
    }

    private void run() {
        words.add("run");
        option("-d", session.id().dataset(), SessionStarter.NO_DATASET);
        words.addAll(List.of("-e", plan.entry()));
        arguments();
        option("-m", session.memo(), "");
        machine();
    }

    private void fork() {
        CheckpointId start = plan.source().orElseThrow();
        words.addAll(List.of("fork", start.session().toString(), "-c", start.name()));
        arguments();
    }

    private void submit() {
        withModel("submit");
        if (plan.kind() == SessionKind.SUBMIT_TEST) {
            words.add("-t");
            option(
                    "--test-fraction",
                    PythonText.number(plan.options().testFraction()),
                    PythonText.number(SessionOptions.USUAL_FRACTION));
        }
    }

    private void withModel(String verb) {
        CheckpointId model = plan.source().orElseThrow();
        words.addAll(List.of(verb, model.session().toString(), model.name()));
    }

    private void arguments() {
        option("-a", joined(plan.arguments()), "");
    }

    private void machine() {
        SessionOptions options = plan.options();
        option("-g", Integer.toString(options.gpus()), Integer.toString(SessionOptions.USUAL.gpus()));
        options.cpus().ifPresent(cpus -> words.addAll(List.of("-c", Integer.toString(cpus))));
        options.memory().ifPresent(memory -> words.addAll(List.of("--memory", Amounts.print(memory))));
        options.shm().ifPresent(shm -> words.addAll(List.of("--shm-size", Amounts.print(shm))));
        options.python().ifPresent(python -> words.addAll(List.of("--python", python)));
        options.compat().ifPresent(year -> words.addAll(List.of("--compat", year)));
        option("--model-path", options.modelPath(), SessionOptions.USUAL.modelPath());
        if (options.interactive()) {
            words.add("-i");
        }
    }

    private void option(String name, String value, String usual) {
        if (!value.equals(usual)) {
            words.addAll(List.of(name, value));
        }
    }

    /** One string that {@link Arguments#split}, or a shell, takes apart again. */
    static String joined(List<String> words) {
        return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return word.contains("'") ? '"' + word.replaceAll("([\\\\\"$`])", "\\\\$1") + '"' : "'" + word + "'";
    }
}
