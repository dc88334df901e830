package nsml.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void theValueFollowsTheOptionOrAnEqualsSign() {
        assertThat(Arguments.valueOf("--epochs", List.of("--epochs", "3"))).contains("3");
        assertThat(Arguments.valueOf("--epochs", List.of("--lr", "1", "--epochs=3")))
                .contains("3");
        assertThat(Arguments.valueOf("--epochs", List.of("--epochs="))).contains("");
        assertThat(Arguments.valueOf("--epochs", List.of("--epochs", "-1"))).contains("-1");
    }

    @Test
    void theLastOccurrenceCounts() {
        assertThat(Arguments.valueOf("--epochs", List.of("--epochs", "3", "--epochs=4", "--epochs", "5", "x")))
                .contains("5");
    }

    @Test
    void anOptionThatDoesNotOccurIsEmpty() {
        assertThat(Arguments.valueOf("--epochs", List.of())).isEmpty();
        assertThat(Arguments.valueOf("--epochs", List.of("--epochs2", "3", "epochs", "--epoch=1")))
                .isEmpty();
    }

    @Test
    void anOptionWithoutAValueIsRefused() {
        assertThatThrownBy(() -> Arguments.valueOf("--epochs", List.of("train", "--epochs")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a value after --epochs, got the end of the arguments [train, --epochs]");
    }
}
