package nsml.shim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import nsml.shim.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    static Stream<Request> requests() {
        return Stream.of(
                new Request.Hello(Request.PROTOCOL, "0.1.0", "java"),
                new Request.Enter(Phase.INFER),
                new Request.Report(
                        OptionalLong.of(Long.MIN_VALUE),
                        Map.of("train/loss", Double.MIN_VALUE, "zero", -0.0, "big", 1e300),
                        true),
                new Request.Report(OptionalLong.of(0), Map.of(), false),
                new Request.Save("epoch=3", "save-1"),
                new Request.Report(OptionalLong.empty(), Map.of("loss", 1.0), false),
                new Request.Keep("preprocess", "keep-1"),
                new Request.Recall("preprocess"),
                new Request.Load("3", Optional.empty()),
                new Request.Load("3", Optional.of("team/ir_ph1/1")),
                new Request.Progress(3, Long.MAX_VALUE),
                new Request.Answered("answers.tsv"),
                new Request.Failed("java.io.IOException: \"quoted\" \\ \t \u0001 \u007f 상품 \uD83D\uDE00"),
                new Request.Done());
    }

    static Stream<Reply> replies() {
        return Stream.of(
                new Reply.Start(
                        "team/ir_ph1/3",
                        Mode.TRAIN,
                        "ir_ph1",
                        "/data/ir_ph1",
                        "/scratch",
                        List.of("--epochs", "3", ""),
                        Long.MAX_VALUE,
                        1,
                        Optional.empty(),
                        Reply.Terms.USUAL),
                new Reply.Start(
                        "s", Mode.TEST, "d", "/d", "/s", List.of(), -1, 0, Optional.of("best"), Reply.Terms.USUAL),
                new Reply.Start(
                        "s",
                        Mode.TEST,
                        "",
                        "",
                        "/s",
                        List.of(),
                        -1,
                        0,
                        Optional.of("best"),
                        new Reply.Terms(
                                true, Reply.AnswersKind.PREDICTIONS, Optional.of("2019"), Reply.ModelPath.FILE)),
                new Reply.Accepted(),
                new Reply.Loaded("load-1"),
                new Reply.Refused("expected at most 300 MB, got 301 MB"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestComesBackAsItWas(Request request) throws Exception {
        assertThat(RequestCodec.decode(RequestCodec.encode(request))).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReplyComesBackAsItWas(Reply reply) throws Exception {
        assertThat(ReplyCodec.decode(ReplyCodec.encode(reply))).isEqualTo(reply);
    }

    @Test
    void everyKindOfMessageIsTriedHere() {
        assertThat(requests().map(Object::getClass).distinct().toList())
                .hasSameSizeAs(Arrays.asList(Request.class.getPermittedSubclasses()));
        assertThat(replies().map(Object::getClass).distinct().toList())
                .hasSameSizeAs(Arrays.asList(Reply.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource({"requests", "replies"})
    void aMessageIsOneLine(Object message) {
        String line =
                message instanceof Request request ? RequestCodec.encode(request) : ReplyCodec.encode((Reply) message);

        assertThat(line).doesNotContain("\n", "\r");
    }

    @Test
    void unknownFieldsAreIgnored() throws Exception {
        assertThat(RequestCodec.decode("{\"later\": [{\"a\": null}, 1.5], \"type\": \"done\"}"))
                .isEqualTo(new Request.Done());
    }

    @Test
    void blanksAndEscapesAndNullAreRead() throws Exception {
        assertThat(
                        RequestCodec.decode(
                                " { \"type\":\"load\" ,\t\"checkpoint\" : \"\\u0041\\/\\n\\ud83d\\ude00\", \"session\":null } \r"))
                .isEqualTo(new Request.Load("A/\n\uD83D\uDE00", Optional.empty()));
    }

    @Test
    void anIntegerIsReadAsAMeasurementToo() throws Exception {
        assertThat(
                        RequestCodec.decode(
                                "{\"type\":\"report\",\"step\":1,\"values\":{\"a\":3,\"b\":12345678901234567890},\"summary\":true}"))
                .isEqualTo(new Request.Report(OptionalLong.of(1), Map.of("a", 3.0, "b", 1.2345678901234567E19), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'bye'}                            | expected one of the types hello, enter,",
                "{'kind':'done'}                           | expected the field \"type\" in \"message\", got none",
                "{'type':3}                                | expected a string as \"type\" in \"message\", got \"3\"",
                "{'type':'answered'}                       | expected the field \"file\" in \"answered\", got none",
                "{'type':'answered','file':null}           | expected the field \"file\" in \"answered\", got none",
                "{'type':'answered','file':['a']}          | expected a string as \"file\" in \"answered\", got \"[a]\"",
                "{'type':'enter','phase':'BIND'}           | expected one of start, bind, load, train, infer, serve as \"phase\"",
                "{'type':'hello','protocol':1.5}           | expected a 64-bit integer as \"protocol\" in \"hello\"",
                "{'type':'hello','protocol':5000000000}    | expected a 32-bit integer as \"protocol\" in \"hello\"",
                "{'type':'report','step':1,'values':{'a':'1'}}  | expected an object of numbers as \"values\"",
                "{'type':'report','step':1,'values':{'a':null}} | expected an object of numbers as \"values\"",
                "{'type':'report','step':1,'values':{},'summary':1} | expected true or false as \"summary\"",
                "{'type':'done'} {}                        | expected nothing after the object",
                "{'type':'done','type':'done'}             | expected each field once, got \"type\" twice",
                "[]                                        | expected '{' at character 0, got \"[]\"",
                "{'type':'done',}                          | expected '\"' at character 15",
                "{'type':'done'                            | expected '}' at character 14, got the end of the line",
                "{'a':NaN}                                 | expected a JSON value",
                "{'a':-Infinity}                           | expected a JSON value",
                "{'a':1e999}                               | expected a finite number, got \"1e999\"",
                "{'a':01}                                  | expected '}'",
                "{'a':+1}                                  | expected a JSON value",
                "{'a':1.}                                  | expected a JSON value",
                "{'a':tru}                                 | expected a JSON value",
                "{'a':'\\x'}                               | after a backslash",
                "{'a':'\\u00g0'}                           | expected four hexadecimal digits",
                "{'a':'\\ud800'}                           | half a surrogate pair",
            })
    void whatIsNotAMessageIsRefusedWithASentence(String line, String sentence) {
        assertThatThrownBy(() -> RequestCodec.decode(line.replace('\'', '"')))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 13, 31})
    void controlCharactersWithinStringsAreRefused(int control) {
        assertThatThrownBy(() -> RequestCodec.decode("{\"type\":\"do" + (char) control + "ne\"}"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("expected a character of a string at character 11");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> RequestCodec.decode("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected values nested at most 16 deep, got more");
    }

    @Test
    void manyValuesAreRefused() {
        assertThatThrownBy(() -> RequestCodec.decode("{\"a\":[" + "{},".repeat(100_000)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected at most 10000 values, got more");
    }

    @Test
    void quotesOfThePeerAreShortAndPrintable() {
        assertThatThrownBy(() -> RequestCodec.decode("{\"type\":\"\\u001b[31m" + "x".repeat(10_000) + "\"}"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageEndingWith("got \"?[31m" + "x".repeat(35) + "...\"");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsNeverWritten(double value) {
        assertThatThrownBy(
                        () -> RequestCodec.encode(new Request.Report(OptionalLong.of(1), Map.of("loss", value), true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a finite number for \"loss\", got " + value);
    }

    @Test
    void whatIsWrittenCanAlwaysBeRead() throws Exception {
        var start = new Reply.Start(
                "s",
                Mode.TRAIN,
                "d",
                "/d",
                "/s",
                Collections.nCopies(9_980, "a"),
                0,
                0,
                Optional.empty(),
                Reply.Terms.USUAL);
        assertThat(ReplyCodec.decode(ReplyCodec.encode(start))).isEqualTo(start);

        var tooLong = new Reply.Start(
                "s",
                Mode.TRAIN,
                "d",
                "/d",
                "/s",
                Collections.nCopies(10_000, "a"),
                0,
                0,
                Optional.empty(),
                Reply.Terms.USUAL);
        assertThatThrownBy(() -> ReplyCodec.encode(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 10000 values");
    }
}
