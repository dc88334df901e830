package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Submit after submit leaves no process, mount, control group, socket, temporary or open file. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "finds what is left in /proc")
class ManySubmitsIT {

    /** More with -Dnsml.submits=200. */
    private static final int SUBMITS = Integer.getInteger("nsml.submits", 10);

    @TempDir
    Path temp;

    @Test
    void leaveNothing() throws Exception {
        FaultBench bench = new FaultBench(temp).push("infer: 60s, memory: 1G", "{interval: 0s}");
        bench.train("team", "");
        Set<String> before = bench.traces.find();
        long begin = System.nanoTime();

        for (int i = 0; i < SUBMITS; i++) {
            bench.nsml.run(FaultBench.submit("team")).succeeded();
        }

        System.out.printf("%d submits, %.2f s each%n", SUBMITS, (System.nanoTime() - begin) / 1e9 / SUBMITS);
        bench.assertNothingLeft();
        assertThat(bench.traces.find()).isEqualTo(before).isEmpty();
        assertThat(bench.traces.halfWritten()).isEmpty();
        assertThat(bench.scores()).hasSize(SUBMITS);
        try (Stream<Path> files = Files.walk(bench.home().sessions())) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsOnly("log", "messages", "supervisor.log")
                    .hasSize(2 + 3 * SUBMITS);
        }
    }
}
