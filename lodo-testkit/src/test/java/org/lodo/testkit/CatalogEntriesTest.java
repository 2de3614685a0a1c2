package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.UsageException;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
import org.lodo.optimizer.Optimizer;

/** The entries of {@link OutsideProvider}, tested by name. */
class CatalogEntriesTest {

    @Nested
    class SignDescent extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return CatalogEntries.optimizer("sign-descent", dimension);
        }
    }

    @Nested
    class RegisteredBowl extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return CatalogEntries.problem("bowl", Map.of("dimension", 3));
        }
    }

    @Test
    void usesTheGivenSettings() {
        double[] x = {1};
        CatalogEntries.optimizer("sign-descent", 1, Map.of("learningRate", 0.25))
                .step(() -> new Bowl(1), x);
        assertThat(x).containsExactly(0.75);
    }

    @Test
    void rejectsUnknownEntriesAndUnsupportedNeeds() {
        assertThatThrownBy(() -> CatalogEntries.optimizer("sign-decent", 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'sign-descent'");
        assertThatThrownBy(() -> CatalogEntries.problem("bow"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'bowl'");
        assertThatThrownBy(() -> CatalogEntries.optimizer("demanding", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demanding needs")
                .hasMessageContaining("ThirdDerivativeSample: must be HessianSample or one of its supertypes");
    }
}
