package nsml.runner.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AssemblerTest {

    @Test
    void writesInstructionsOfEightBytes() {
        byte[] program = new Assembler()
                .load(4)
                .jumpIfEqual(0x01020304, "end")
                .end(1)
                .label("end")
                .end(2)
                .assemble();

        assertThat(program)
                .containsExactly(
                        0x20, 0, 0, 0, 4, 0, 0, 0, //
                        0x15, 0, 1, 0, 4, 3, 2, 1, //
                        0x06, 0, 0, 0, 1, 0, 0, 0, //
                        0x06, 0, 0, 0, 2, 0, 0, 0);
    }

    @Test
    void refusesLabelsThatAreMissingTwiceOrBehind() {
        assertThatThrownBy(() -> new Assembler().jump("nowhere").assemble()).hasMessageContaining("label nowhere");
        assertThatThrownBy(() -> new Assembler().label("a").label("a")).hasMessageContaining("label a once");
        assertThatThrownBy(() -> new Assembler().label("a").jump("a").assemble())
                .hasMessageContaining("at most 255 instructions behind");
    }

    @Test
    void refusesJumpsThatAreTooFar() {
        var assembler = new Assembler().jumpIfEqual(0, "end");
        for (int i = 0; i < 256; i++) {
            assembler.load(0);
        }

        assertThatThrownBy(() -> assembler.label("end").end(0).assemble()).hasMessageContaining("it is at 257");
    }
}
