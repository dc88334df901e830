package nsml.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nsml.catalog.Language;
import org.junit.jupiter.api.Test;

class HeaderReaderTest {

    private static final String LEAST = """
            # case: -
            # title: nothing
            # mode: submit
            # expect: OK
            # protects: time
            """;

    @Test
    void everyKeyIsRead() {
        HostileCase read = HeaderReader.read("ForkBomb.java", """
                // case: 26, 27
                // title: a fork bomb: in two ways
                // mode: train
                // expect: PROCESSES | MEMORY
                // protects: processes
                // limits: memory=256M infer=3s
                // finds: process sleep 61.026; file /tmp/x y
                // needs: gpu, torch
                import nsml.shim.Model;
                // title: no part of it
                """);

        assertThat(read.name()).isEqualTo("ForkBomb");
        assertThat(read.language()).isEqualTo(Language.JAVA);
        assertThat(read.numbers()).containsExactly(26, 27);
        assertThat(read.title()).isEqualTo("a fork bomb: in two ways");
        assertThat(read.mode()).isEqualTo(CaseMode.TRAIN);
        assertThat(read.expected()).isEqualTo(Set.of("PROCESSES", "MEMORY"));
        assertThat(read.protection()).isEqualTo(Protected.PROCESSES);
        assertThat(read.limits()).isEqualTo(Map.of("memory", "256M", "infer", "3s"));
        assertThat(read.finds())
                .isEqualTo(
                        List.of(new Find(Find.Place.PROCESS, "sleep 61.026"), new Find(Find.Place.FILE, "/tmp/x y")));
        assertThat(read.needs()).isEqualTo(Set.of(Need.GPU, Need.TORCH));
    }

    @Test
    void whatIsOptionalMayBeAbsent() {
        HostileCase read = HeaderReader.read("nothing.py", LEAST);

        assertThat(read.language()).isEqualTo(Language.PYTHON);
        assertThat(read.numbers()).isEmpty();
        assertThat(read.limits()).isEmpty();
        assertThat(read.finds()).isEmpty();
        assertThat(read.needs()).isEmpty();
    }

    @Test
    void allKeysThatAreWrongAreToldTogether() {
        assertThatThrownBy(() ->
                        HeaderReader.read("x.py", "# case: 1\n# case: 2\n# colour: red\n# title: x\n# mode: train"))
                .hasMessage("x.py: \"case\" is there twice; \"expect\" is missing; \"protects\" is missing;"
                        + " \"colour\" means nothing");
    }

    @Test
    void valuesThatAreWrongAreToldWithThoseThatAreRight() {
        assertThatThrownBy(() -> HeaderReader.read("x.py", LEAST.replace("submit", "graded")))
                .hasMessage("x.py: \"graded\" is no value of \"mode\"; known are train, submit, sample, package");
        assertThatThrownBy(() -> HeaderReader.read("x.py", LEAST.replace("OK", "MAYBE")))
                .hasMessageStartingWith("x.py: \"MAYBE\" is no value of \"expect\"");
        assertThatThrownBy(() -> HeaderReader.read("x.py", LEAST.replace("case: -", "case: one")))
                .hasMessage("x.py: expected numbers or - in \"case\", got \"one\"");
        assertThatThrownBy(() -> HeaderReader.read("x.py", LEAST + "# limits: memory"))
                .hasMessage("x.py: expected name=value in \"limits\", got \"memory\"");
        assertThatThrownBy(() -> HeaderReader.read("x.py", LEAST + "# finds: treasure"))
                .hasMessageStartingWith("x.py: expected \"process TEXT\"");
    }
}
