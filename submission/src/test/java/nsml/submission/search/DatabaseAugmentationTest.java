package nsml.submission.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseAugmentationTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("uniform", DatabaseAugmentation.uniform(2)),
                Arguments.of("linear", DatabaseAugmentation.linear(2)),
                Arguments.of("logspace", DatabaseAugmentation.logspace(2, -2)),
                Arguments.of("alpha", DatabaseAugmentation.alpha(2, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void augmentedReferencesAreThoseOfTheVectors(String kind, DatabaseAugmentation augmentation) {
        JsonNode expected = Toy.VECTORS.get("dba_k2_" + kind);
        CosineSearch augmented = augmentation.augment(Toy.SEARCH);
        Toy.assertVectors(augmented.references(), expected.get("R"));
        Toy.assertRankings(augmented.search(Toy.QUERIES, 8), expected);
    }

    @Test
    void noneChangesNothing() {
        assertThat(DatabaseAugmentation.none().augment(Toy.SEARCH)).isSameAs(Toy.SEARCH);
    }

    @Test
    void aReferenceIsItsOwnRankZeroAmongEqualOnes() {
        UnitVectors references =
                UnitVectors.of(List.of(new float[] {1, 0}, new float[] {1, 0}, new float[] {1, 0}, new float[] {0, 1}));
        CosineSearch augmented =
                DatabaseAugmentation.uniform(1).augment(CosineSearch.among(references, TieOrder.ID_ASCENDING));
        assertThat(augmented.references().vector(2)).containsExactly(1, 0);
        assertThat(augmented.references().vector(3))
                .containsExactly(new float[] {(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)});
    }

    @Test
    void tiesStayInTheirOrder() {
        CosineSearch search = CosineSearch.among(Toy.REFERENCES, TieOrder.ARGSORT_FLIP);
        assertThat(DatabaseAugmentation.linear(3).augment(search).ties()).isEqualTo(TieOrder.ARGSORT_FLIP);
    }

    @Test
    void moreNeighboursThanReferencesAreAllOfThem() {
        UnitVectors references = UnitVectors.of(List.of(new float[] {1, 0}, new float[] {0, 1}));
        CosineSearch search = CosineSearch.among(references, TieOrder.ID_ASCENDING);
        assertThat(DatabaseAugmentation.uniform(10).augment(search).references().vector(0))
                .containsExactly((float) Math.sqrt(0.5), (float) Math.sqrt(0.5));
        CosineSearch nothing = CosineSearch.among(UnitVectors.of(List.of()), TieOrder.ID_ASCENDING);
        assertThat(DatabaseAugmentation.uniform(10)
                        .augment(nothing)
                        .references()
                        .size())
                .isZero();
    }

    @Test
    void wrongUseIsExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseAugmentation.linear(0))
                .withMessageContaining("at least one neighbour, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseAugmentation.logspace(10, 1))
                .withMessageContaining("0 or less and finite, not 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> DatabaseAugmentation.alpha(10, -1));
    }
}
