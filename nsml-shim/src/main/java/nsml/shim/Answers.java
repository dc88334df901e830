package nsml.shim;

/** What {@link Model#infer} returns; one type for each kind of task. */
public sealed interface Answers permits Rankings {}
