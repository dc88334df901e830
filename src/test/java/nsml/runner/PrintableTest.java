package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void textHasNoPowerOverATerminal() {
        assertThat(Printable.text(" a\u001b[31m\n\u202eb\u0000c\u0085 ")).isEqualTo("a [31m b c");
    }

    @Test
    void amountsAreReadByPeople() {
        assertThat(Printable.bytes(1)).isEqualTo("1 bytes");
        assertThat(Printable.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(Printable.bytes(24L << 30)).isEqualTo("24 GiB");
        assertThat(Printable.seconds(Duration.ofHours(1))).isEqualTo("3600 s");
        assertThat(Printable.seconds(Duration.ofMillis(250))).isEqualTo("0.3 s");
    }
}
