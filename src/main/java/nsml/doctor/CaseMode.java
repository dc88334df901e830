package nsml.doctor;

/** What a case runs, and which session's verdict counts. */
public enum CaseMode {
    /** A training session. */
    TRAIN,
    /** A training session, which must save a checkpoint, then a graded submit of its newest; the submit counts. */
    SUBMIT,
    /** As {@link #SUBMIT}, with the submit on the sample. */
    SAMPLE,
    /** A training session that writes {@code package.nsml} into its working directory, then a run of that package, which counts. */
    PACKAGE
}
