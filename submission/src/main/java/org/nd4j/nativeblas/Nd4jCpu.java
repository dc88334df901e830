package org.nd4j.nativeblas;

/**
 * Lets Deeplearning4j 1.0.0-M2.1 find out that oneDNN is there.
 *
 * <p>Its layers ask this class by reflection, under the name it had before it was moved; not finding it, they say nothing
 * and convolve ten times slower.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {}

    /** The part of the moved class that is asked for. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        /** Called by reflection. */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Called by reflection. */
        public boolean isUseMKLDNN() {
            return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance()
                    .isUseONEDNN();
        }
    }
}
