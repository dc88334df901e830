package nsml.app;

import org.junit.jupiter.api.BeforeAll;

/** The same scripts in containers: a session does not notice the difference. */
class PythonInDockerIT extends PythonIT {

    @BeforeAll
    static void require() {
        Sandboxing.assumeDocker();
    }

    @Override
    String sandbox() {
        return "docker";
    }
}
