package nsml.submission.training;

/**
 * How to train.
 *
 * @param epochs how many in all, those before a resume included
 * @param batch pictures in a step, at most
 * @param rate the learning rate of each epoch
 * @param order how an epoch goes through the pictures
 * @param mirroring whether pictures are mirrored
 */
public record TrainingPlan(int epochs, int batch, LearningRate rate, BatchOrder order, Mirroring mirroring) {

    /** What happens to left and right. */
    public enum Mirroring {
        /** Pictures are shown as they are. */
        NEVER,
        /** Each time a picture is shown, it is mirrored or not, with equal chances. */
        RANDOM
    }
}
