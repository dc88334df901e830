package nsml.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;

/** The command that starts a session like a given one, as one could type it into a shell. */
final class CommandText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%_+=:,./-]+");
    /** The middle of the name of a session without a dataset. */
    private static final String NO_DATASET = "None";

    private CommandText() {}

    static String of(SessionRecord session) {
        SessionPlan plan = session.plan();
        List<String> words = new ArrayList<>(List.of("nsml", verb(plan.kind())));
        plan.source().ifPresent(source -> words.add(source.session().toString()));
        if (plan.source().isEmpty()) {
            if (!session.id().dataset().equals(NO_DATASET)) {
                words.addAll(List.of("-d", session.id().dataset()));
            }
            words.addAll(List.of("-e", plan.entry()));
        } else if (plan.kind() == SessionKind.FORK) {
            words.addAll(List.of("-c", plan.source().orElseThrow().name()));
        } else {
            words.add(plan.source().orElseThrow().name());
        }
        if (plan.kind() == SessionKind.SUBMIT_TEST) {
            words.add("-t");
        }
        if (!plan.kind().isTest() && !plan.arguments().isEmpty()) {
            words.addAll(List.of("-a", joined(plan.arguments())));
        }
        if (plan.source().isEmpty() && !session.memo().isEmpty()) {
            words.addAll(List.of("-m", session.memo()));
        }
        if (plan.sandbox().equals("none")) {
            words.addAll(List.of("--sandbox", "none"));
        }
        return joined(words);
    }

    private static String verb(SessionKind kind) {
        return switch (kind) {
            case RUN -> "run";
            case FORK -> "fork";
            case SUBMIT, SUBMIT_TEST -> "submit";
            case INFER -> "infer";
        };
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
