package nsml.submission.training;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning rate of each epoch.
 *
 * @param first the rate of the first epoch
 * @param schedule how it goes on
 * @param epochs how many epochs there are in all, for {@link Schedule#COSINE}
 */
public record LearningRate(double first, Schedule schedule, int epochs) implements ISchedule {

    private static final long serialVersionUID = 1;

    /** How a learning rate changes. */
    public enum Schedule {
        /** It does not. */
        CONSTANT,
        /** Half a wave of the cosine, from the first rate down to nearly nothing in the last epoch. */
        COSINE,
        /** A tenth after 1/2 of the epochs, a hundredth after 3/4, as in the DenseNet paper. */
        STEPS
    }

    /** The rate of an epoch, which counts from 0. */
    public double of(int epoch) {
        double passed = (double) epoch / epochs;
        return first
                * switch (schedule) {
                    case CONSTANT -> 1;
                    case COSINE -> (1 + Math.cos(Math.PI * Math.min(1, passed))) / 2;
                    case STEPS -> passed < 0.5 ? 1 : passed < 0.75 ? 0.1 : 0.01;
                };
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return of(epoch);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
