package nsml.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointNameTest {

    /** The pairs are those of the library for Python. */
    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "best/0.9, best=x2f=0.9",
        "best=x2f=0.9, best=x2f=0.9",
        "best model!, best=x20=model=x21=",
        ".hidden, =x2e=hidden",
        "a=b, a=b",
        "a=b/c, a=x3d=b=x2f=c",
        "모델, =xbaa8==xb378=",
    })
    void isTypedAsInTheScriptOrAsStored(String typed, String stored) {
        assertThat(CheckpointName.means(stored, typed)).isTrue();
    }

    @Test
    void othersAreOthers() {
        assertThat(CheckpointName.means("1", "2")).isFalse();
    }
}
