package nsml.scoring;

import java.util.List;

/** Answers that cannot be graded. The message is one sentence for the submission's author: how many of what, and the first. */
public final class BadAnswers extends Exception {

    private static final long serialVersionUID = 1;

    /** How far the answers got. */
    public enum Kind {
        /** There is no file, or it breaks off before its end marker: whoever wrote it did not finish. */
        UNFINISHED,
        /** The file is whole, and wrong. */
        WRONG
    }

    private final Kind kind;

    BadAnswers(Kind kind, List<String> problems) {
        super(String.join("; also ", problems));
        this.kind = kind;
    }

    /** One thing is wrong. */
    public BadAnswers(Kind kind, String problem) {
        this(kind, List.of(problem));
    }

    /** Tells whether the file is merely not finished. */
    public Kind kind() {
        return kind;
    }
}
