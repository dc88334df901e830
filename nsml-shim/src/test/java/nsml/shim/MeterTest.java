package nsml.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;
import org.junit.jupiter.api.Test;

class MeterTest {

    private static final long SECOND = 1_000_000_000;

    private final List<Request> heard = new ArrayList<>();
    private long now = -SECOND;
    private final Meter meter = new Meter(this::hear, () -> now);

    private Reply hear(Request request) {
        heard.add(request);
        return new Reply.Accepted();
    }

    @Test
    void itTellsAtMostOnceASecond() {
        for (int done = 0; done < 40; done++) {
            meter.at(done, 40);
            now += SECOND / 10;
        }

        assertThat(heard)
                .containsExactly(
                        new Request.Progress(10, 40), new Request.Progress(20, 40), new Request.Progress(30, 40));
    }

    @Test
    void stoppedItTellsNothing() {
        now += 5 * SECOND;
        meter.stop();
        meter.at(1, 2);

        assertThat(heard).isEmpty();
    }

    @Test
    void aSupervisorThatCannotHearIsNoFailure() {
        Meter other = new Meter(
                request -> {
                    heard.add(request);
                    throw new IOException("gone");
                },
                () -> now);
        now += 5 * SECOND;
        other.at(1, 2);
        now += 5 * SECOND;
        other.at(2, 2);

        assertThat(heard).hasSize(1);
    }

    @Test
    void aWatchedListTellsHowManyAreDone() {
        List<String> told = new ArrayList<>();
        List<String> list = new WatchedList<>(List.of("a", "b", "c"), (done, total) -> told.add(done + " of " + total));

        for (String each : list) {
            assertThat(each).hasSize(1);
        }
        assertThat(list.get(0)).isEqualTo("a");

        assertThat(told).containsExactly("0 of 3", "1 of 3", "2 of 3", "2 of 3");
    }

    @Test
    void aCopyMadeAtOnceDoesNotCount() {
        List<Integer> told = new ArrayList<>();
        List<Integer> elements = IntStream.range(0, 100).boxed().toList();
        List<Integer> list = new WatchedList<>(elements, (done, total) -> told.add(done));

        assertThat(new ArrayList<>(list)).isEqualTo(elements);
        assertThat(List.copyOf(list)).isEqualTo(elements);
        assertThat(list.toArray(new Integer[0])).hasSize(100);
        assertThat(told).isEmpty();
    }

    @Test
    void testDataKeepsTheListThatTells() {
        List<Integer> told = new ArrayList<>();
        TestData data = new TestData(
                new WatchedList<>(List.of(new TestData.Item("q", Path.of("q.jpg"))), (done, total) -> told.add(total)),
                List.of());

        assertThat(data.queries().get(0).id()).isEqualTo("q");
        assertThat(told).containsExactly(1);
    }
}
