package nsml.dataset;

import java.util.List;

/** A competition that cannot be pushed. The message lists all its problems, one a line. */
public final class BadCompetition extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    BadCompetition(String what, List<String> problems) {
        super(what + (problems.size() == 1 ? " has a problem:" : " has " + problems.size() + " problems:") + "\n  "
                + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
