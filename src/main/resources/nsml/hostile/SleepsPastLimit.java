// case: 3
// title: sleeps past the limit, using no processor
// mode: train
// expect: TRAIN_TIMEOUT
// protects: time
// limits: train=2s
import nsml.shim.Model;
import nsml.shim.Session;

/** Does nothing for a long time. */
public final class SleepsPastLimit extends Harmless {
    @Override
    public void train(Session session, Model model) {
        sleep();
    }
}
