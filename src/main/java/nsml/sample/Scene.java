package nsml.sample;

import java.util.random.RandomGenerator;

/** What one picture has of its own. */
record Scene(Colourway colourway, Pose pose, Backdrop backdrop, Light light) {

    /** Sets a mascot in scene. */
    static Scene draw(Mascot mascot, Round round, RandomGenerator random) {
        var colourway = switch (round) {
            case FIRST -> mascot.colourway();
            case SECOND -> Mascot.oneOf(Colourway.values(), random);
        };
        return new Scene(colourway, Pose.draw(random), Backdrop.draw(round, random), Light.draw(round, random));
    }
}
