package nsml.submission.training;

/**
 * How to train.
 *
 * @param epochs how many in all, those before a resume included
 * @param batch pictures in a step, at most
 * @param rate the learning rate of each epoch
 * @param order how an epoch goes through the pictures
 * @param mirroring whether pictures are mirrored
 * @param seed decides everything that is random
 */
public record TrainingPlan(
        int epochs, int batch, LearningRate rate, BatchOrder order, Mirroring mirroring, long seed) {

    /** What happens to left and right. */
    public enum Mirroring {
        /** Pictures are shown as they are. */
        NEVER,
        /** Each time a picture is shown, it is mirrored or not, with equal chances. */
        RANDOM
    }

    /** The same plan with another seed. */
    public TrainingPlan withSeed(long other) {
        return new TrainingPlan(epochs, batch, rate, order, mirroring, other);
    }
}
