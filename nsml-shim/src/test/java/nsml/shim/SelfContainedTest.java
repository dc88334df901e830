package nsml.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shim shares a class path with whatever a submission brings, so it brings nothing of its own. */
class SelfContainedTest {

    @Test
    void everyFileOfTheJarIsAClassOfTheShim() throws Exception {
        assertThat(ClassFiles.names())
                .hasSizeGreaterThan(20)
                .allMatch(name -> name.matches("nsml/shim/[\\w/$-]+\\.class"));
    }

    @Test
    void theJdkAloneIsNeeded() throws Exception {
        List<String> needed = neededClasses().toList();

        assertThat(needed).hasSizeGreaterThan(50).contains("java.lang.Object", "nsml.shim.wire.Channel");
        // The annotations of JSpecify are for the compiler; a JVM that lacks them leaves them out.
        assertThat(needed)
                .allMatch(name -> name.matches("java\\..*|nsml\\.shim\\..*|org\\.jspecify\\.annotations\\..*"));
    }

    private static Stream<String> neededClasses() throws Exception {
        var report = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(report),
                        new PrintWriter(report),
                        "-verbose:class",
                        "-filter:none",
                        ClassFiles.root().toString());
        assertThat(status).as(report.toString()).isZero();
        return report.toString()
                .lines()
                .filter(line -> line.startsWith("   "))
                .map(line -> line.replaceAll(".* -> (\\S+).*", "$1"))
                .distinct();
    }
}
