package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void blanksSeparateAndQuotesKeepTogether() {
        assertThat(Arguments.split("  --max_epoch 2\t--name 'a b' \"c \\\" d\" e\\ f \"\" ''"))
                .containsExactly("--max_epoch", "2", "--name", "a b", "c \" d", "e f", "", "");
    }

    @Test
    void nothingIsNoArgument() {
        assertThat(Arguments.split("   ")).isEmpty();
    }

    @Test
    void anOpenQuoteIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.split("--name 'a b"))
                .withMessageContaining("close the quote");
    }
}
