package nsml.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({"90s,90", "10m,600", "1h,3600", "24h,86400", "1d,86400", "0s,0"})
    void durationsHaveAUnit(String text, long seconds) {
        assertThat(Amounts.duration(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "h", "1.5h", "-1h", "1 h", "1h30m", "10M", "9999999999s"})
    void otherDurationsAreNone(String text) {
        assertThat(Amounts.duration(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1K,1024", "300M,314572800", "24G,25769803776", "1T,1099511627776"})
    void sizesArePowersOf1024(String text, long bytes) {
        assertThat(Amounts.size(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "G", "1.5G", "-1G", "1 G", "1g", "1GB", "999999999T"})
    void otherSizesAreNone(String text) {
        assertThat(Amounts.size(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "10m", "1h", "24h"})
    void durationsArePrintedAsTheyAreRead(String text) {
        assertThat(Amounts.print(Amounts.duration(text).orElseThrow())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1K", "300M", "24G", "1T", "1025M"})
    void sizesArePrintedAsTheyAreRead(String text) {
        assertThat(Amounts.print(Amounts.size(text).orElseThrow())).isEqualTo(text);
    }
}
