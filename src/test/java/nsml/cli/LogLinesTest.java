package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2019-01-02T16:11:20.959Z"));

    private static String printed(boolean terminal, Consumer<LogLines> lines) {
        StringWriter text = new StringWriter();
        lines.accept(new LogLines(new PrintWriter(text), terminal, CLOCK, ZoneOffset.UTC));
        return text.toString().stripTrailing();
    }

    @Test
    void aPersonSeesTheLevelInFourLetters() {
        assertThat(printed(true, lines -> lines.info(".nsmlignore check - start")))
                .isEqualTo("INFO[2019/01/02 16:11:20.959] .nsmlignore check - start");
        assertThat(printed(true, lines -> lines.warning("slow"))).isEqualTo("WARN[2019/01/02 16:11:20.959] slow");
        assertThat(printed(true, lines -> lines.fatal("Internal server error")))
                .isEqualTo("FATA[2019/01/02 16:11:20.959] Internal server error");
    }

    @Test
    void aFileGetsKeysAndValues() {
        assertThat(printed(false, lines -> lines.fatal("Rate limit exceeded")))
                .isEqualTo("time=\"2019/01/02 16:11:20.959\" level=fatal msg=\"Rate limit exceeded\"");
        assertThat(printed(false, lines -> lines.warning("a \"b\" \\ c\nd")))
                .isEqualTo("time=\"2019/01/02 16:11:20.959\" level=warning msg=\"a \\\"b\\\" \\\\ c\\nd\"");
        assertThat(printed(false, lines -> lines.info("ready")))
                .isEqualTo("time=\"2019/01/02 16:11:20.959\" level=info msg=ready");
    }
}
