package nsml.doctor;

/** What a machine must have for a case to be staged on it. */
public enum Need {
    /** A GPU. */
    GPU,
    /** Python's numpy. */
    NUMPY,
    /** Python's torch. */
    TORCH
}
