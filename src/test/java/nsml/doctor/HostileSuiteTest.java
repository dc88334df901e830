package nsml.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileSuiteTest {

    private static final String CASE = "# case: %s\n# title: t\n# mode: train\n# expect: OK\n# protects: time\n";

    /** No submission can suspend the machine. */
    private static final int SUSPENDED = 12;

    @TempDir
    Path temp;

    private void write(String name, String number) throws IOException {
        Files.writeString(temp.resolve(name), CASE.formatted(number));
    }

    @Test
    void theCasesOfRunningSubmissionsAreAllThere() throws IOException {
        List<Integer> numbers = HostileSuite.builtIn().cases().stream()
                .flatMap(hostile -> hostile.numbers().stream())
                .toList();

        assertThat(numbers)
                .containsAll(IntStream.rangeClosed(1, 55)
                        .filter(number -> number != SUSPENDED)
                        .boxed()
                        .toList());
    }

    @Test
    void casesAreOrderedByNumberThoseWithoutLast() throws IOException {
        write("b.py", "-");
        write("a.py", "10, 3");
        write("c.py", "9");

        assertThat(HostileSuite.in(temp).cases()).extracting(HostileCase::name).containsExactly("c", "a", "b");
    }

    @Test
    void oneOfTwoWithTheSameNameIsThatOfTheOtherFolder() throws IOException {
        write("LoadHangs.py", "4711");

        HostileSuite both = HostileSuite.builtIn().with(HostileSuite.in(temp));

        assertThat(both.only(List.of("LoadHangs")).cases())
                .singleElement()
                .extracting(HostileCase::numbers)
                .isEqualTo(List.of(4711));
    }

    @Test
    void casesAreNamedByNumberOrName() throws IOException {
        write("a.py", "10, 3");
        write("b.py", "4");
        HostileSuite suite = HostileSuite.in(temp);

        assertThat(suite.only(List.of("3")).cases())
                .extracting(HostileCase::name)
                .containsExactly("a");
        assertThat(suite.only(List.of("b", "10")).cases()).hasSize(2);
        assertThat(suite.only(List.of()).cases()).hasSize(2);
        assertThatThrownBy(() -> suite.only(List.of("5")))
                .hasMessage("there is no case \"5\"; nsml doctor --list shows their numbers and names");
    }

    @Test
    void allHeadersThatAreWrongAreToldTogether() throws IOException {
        Files.writeString(temp.resolve("a.py"), "import os\n");
        write("b.py", "x");

        assertThatThrownBy(() -> HostileSuite.in(temp)).hasMessageContainingAll("a.py: ", "b.py: ");
    }
}
