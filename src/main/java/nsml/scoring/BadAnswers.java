package nsml.scoring;

import java.util.ArrayList;
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
    /** Serializable, as exceptions are. */
    private final ArrayList<String> flaws;

    BadAnswers(Kind kind, Tally<?> problems) {
        super(String.join("; also ", problems.sentences()));
        this.kind = kind;
        flaws = new ArrayList<>(problems.kinds());
    }

    /** One thing is wrong. */
    public BadAnswers(Kind kind, String problem) {
        super(problem);
        this.kind = kind;
        flaws = new ArrayList<>();
    }

    /** Tells whether the file is merely not finished. */
    public Kind kind() {
        return kind;
    }

    /** Returns the kinds of flaws alone, without their number and without a word of the answers; empty if they have no name. */
    public List<String> flaws() {
        return List.copyOf(flaws);
    }
}
