package nsml.shim.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the examples of docs/protocol.md to what the codec reads and writes. */
class ProtocolDocumentTest {

    @Test
    void everyExampleOfARequestIsExactlyWhatIsWritten() throws Exception {
        for (String example : examplesUnder("## Requests")) {
            assertThat(RequestCodec.encode(RequestCodec.decode(example))).isEqualTo(example);
        }
    }

    @Test
    void everyExampleOfAReplyIsExactlyWhatIsWritten() throws Exception {
        for (String example : examplesUnder("## Replies")) {
            assertThat(ReplyCodec.encode(ReplyCodec.decode(example))).isEqualTo(example);
        }
    }

    @Test
    void everyMessageHasAnExample() throws Exception {
        assertThat(examplesUnder("## Requests").stream().map(ProtocolDocumentTest::type))
                .containsAll(typesOf(Request.class));
        assertThat(examplesUnder("## Replies").stream().map(ProtocolDocumentTest::type))
                .containsAll(typesOf(Reply.class));
    }

    @Test
    void theLimitsAreTheOnesInForce() throws Exception {
        assertThat(document())
                .contains("1 MiB (" + Channel.MAX_LINE + " bytes)")
                .contains("| nesting of objects and lists | " + JsonReader.MAX_DEPTH + " |")
                .contains("at any depth) | " + JsonReader.MAX_VALUES + " |");
    }

    private static List<String> typesOf(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(type -> type.getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String type(String example) {
        return example.replaceAll(".*\"type\":\"([a-z]+)\".*", "$1");
    }

    private static List<String> examplesUnder(String heading) throws IOException {
        return document()
                .lines()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    private static String document() throws IOException {
        try (InputStream in = ProtocolDocumentTest.class.getResourceAsStream("/protocol.md")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
