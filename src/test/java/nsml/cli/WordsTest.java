package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected texts are those of the original's transcripts. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "9, just now",
        "10, seconds ago",
        "59, seconds ago",
        "60, a minute ago",
        "840, 14 minutes ago",
        "3600, an hour ago",
        "14400, 4 hours ago",
        "86400, a day ago",
        "172800, 2 days ago"
    })
    void agesAreInWords(long seconds, String expected) {
        Instant now = Instant.ofEpochSecond(1_546_412_400);

        assertThat(Words.age(now.minusSeconds(seconds), now)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"67, 67 Byte", "175810, 175.81 KB", "366740000, 366.74 MB", "3500000, 3.5 MB", "42710000, 42.71 MB"})
    void sizesAreDecimal(long bytes, String expected) {
        assertThat(Words.size(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "16, 16 B",
        "221, 221 B",
        "929, 929 B",
        "7475, 7.3 KiB",
        "9318, 9.1 KiB",
        "11264, 11 KiB",
        "18432, 18 KiB",
        "24576, 24 KiB"
    })
    void uploadsAreBinary(long bytes, String expected) {
        assertThat(Words.binarySize(bytes)).isEqualTo(expected);
    }

    @Test
    void summariesAreInOrderAndRounded() {
        assertThat(Words.summary(Map.of("train__loss", 0.68812, "epoch_total", 10.0, "epoch", 1.0)))
                .isEqualTo("epoch=1, epoch_total=10, train/loss=0.688");
        assertThat(Words.summary(Map.of("a", 98.09, "b", 22.8679, "c", 0.0019)))
                .isEqualTo("a=98.09, b=22.868, c=0.002");
    }

    @Test
    void theStepIsInTheFullSummaryAlone() {
        assertThat(Words.summary(Map.of("step", 3.0, "loss", 0.5))).isEqualTo("loss=0.5");
        assertThat(Words.fullSummary(Map.of("step", 3.0, "loss", 0.5))).isEqualTo("loss=0.5, step=3");
    }

    @Test
    void fullSummariesAreNotRounded() {
        assertThat(Words.fullSummary(Map.of("loss", 7.083731204539806))).isEqualTo("loss=7.083731204539806");
        assertThat(Words.fullSummary(Map.of("rate", 1e-20, "loss", 2e-3)))
                .isEqualTo("loss=0.002, rate=0.00000000000000000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u0000", "\r", "\u007f", "\u009b2J", "\u202e", "\u2066", "\u200f", "\u2028"})
    void controlCharactersAreVisible(String text) {
        assertThat(Words.visible("a\tb" + text + "\n")).isEqualTo("a\tb\ufffd" + text.substring(1) + "\n");
    }

    @Test
    void lettersOfAllLanguagesStay() {
        assertThat(Words.visible("상품 é \uD83D\uDE00")).isEqualTo("상품 é \uD83D\uDE00");
    }

    @Test
    void inJsonControlCharactersAreEscaped() throws IOException {
        StringWriter out = new StringWriter();
        String text = "\u001b[2J \u009b2J \u202e \" 상품 \n";

        Json.print(Map.of("text", text), new PrintWriter(out, true));

        assertThat(out.toString())
                .contains("\\u009b2J \\u202e")
                .doesNotContain("\u009b")
                .contains("상품");
        assertThat(new ObjectMapper().readTree(out.toString()).get("text").asText())
                .isEqualTo(text);
    }

    @Test
    void scoresHaveTwelveDigits() {
        assertThat(Words.score(0.6635921346041234)).isEqualTo("0.663592134604");
        assertThat(Words.score(0)).isEqualTo("0");
        assertThat(Words.score(1)).isEqualTo("1");
    }

    @Test
    void summaryOfThousandsTellsTheFirstAndTheNumberOfOthers() {
        Map<String, Double> many = IntStream.range(0, 3000)
                .boxed()
                .collect(Collectors.toMap(number -> "%04d".formatted(number), Integer::doubleValue));

        assertThat(Words.summary(many)).startsWith("0000=0, 0001=1, ").endsWith(", 0049=49, and 2950 more");
    }
}
