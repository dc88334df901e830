// case: 8
// title: does its work in a static initialiser
// mode: train
// expect: START_TIMEOUT
// protects: time
// limits: start=4s

/** Never gets as far as bind. */
public final class WorksInStaticInitialiser extends Harmless {
    static {
        spin();
    }
}
