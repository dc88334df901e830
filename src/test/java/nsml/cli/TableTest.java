package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void looksAsTheOriginalDid() {
        StringWriter text = new StringWriter();

        new Table("Name", "Created", "Status")
                .row("nsml-admin/kin_phase1/3", "just now", "Running")
                .row("nsml-admin/kin_phase1/2", "14 minutes ago", "Exited")
                .print(new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly(
                        "Name                     Created         Status",
                        "-----------------------  --------------  --------",
                        "nsml-admin/kin_phase1/3  just now        Running",
                        "nsml-admin/kin_phase1/2  14 minutes ago  Exited");
    }

    @Test
    void anEmptyTableHasItsHeader() {
        StringWriter text = new StringWriter();

        new Table("Checkpoint", "Size").print(new PrintWriter(text));

        assertThat(text.toString().lines()).containsExactly("Checkpoint    Size", "------------  ------");
    }

    @Test
    void aCharacterBeyondTheBasicOnesIsOneWide() {
        StringWriter text = new StringWriter();

        new Table("A", "B")
                .row("\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00", "x")
                .print(new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly("A     B", "----  ---", "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00  x");
    }
}
