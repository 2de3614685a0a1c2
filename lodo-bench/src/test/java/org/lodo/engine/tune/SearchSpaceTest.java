package org.lodo.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.SearchScale;

class SearchSpaceTest {

    private final Catalog catalog = Catalog.load(SearchSpaceTest.class.getClassLoader());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lodo | {initialLearningRate=LOGARITHMIC, metaLearningRate=LOGARITHMIC, momentum=DECAY}
            adam | {learningRate=LOGARITHMIC, beta1=DECAY, beta2=DECAY}
            rmsprop | {learningRate=LOGARITHMIC, rho=DECAY, momentum=DECAY}
            lars | {learningRate=LOGARITHMIC, momentum=DECAY, weightDecay=LOGARITHMIC}
            o-lbfgs | {stepLength=LOGARITHMIC, decayTime=LOGARITHMIC, initialScale=LOGARITHMIC}
            levenberg-marquardt | {damping=LOGARITHMIC}
            newton | {}
            lbfgs | {}
            """)
    void transformsAreThoseOfTheProtocol(String optimizer, String scales) {
        assertThat(catalog.optimizer(optimizer).searchSpace().scales()).hasToString(scales);
    }

    @Test
    void pointsAndSettingsConvertBothWays() {
        for (OptimizerEntry<?, ?> entry : catalog.optimizers().values()) {
            Map<String, Object> defaults = entry.resolve(Map.of());
            entry.searchSpace()
                    .toSettings(entry.searchSpace().toPoint(defaults))
                    .forEach((name, value) -> assertThat(value)
                            .isCloseTo(((Number) defaults.get(name)).doubleValue(), within(1e-15 + 1e-12 * value)));
        }
    }

    @Test
    void transformsAreClampedAtBothEnds() {
        assertThat(SearchScale.DECAY.inverse(0.7)).isZero();
        assertThat(SearchScale.DECAY.inverse(-60)).isLessThan(1).isGreaterThan(0.999999);
        assertThat(SearchScale.DECAY.transform(1)).isEqualTo(StrictMath.log(1e-30));
        assertThat(SearchScale.LOGARITHMIC.transform(0)).isEqualTo(StrictMath.log(1e-30));
    }

    @Test
    void roundingKeepsFourDigitsOfTheSearchedQuantity() {
        assertThat(SearchScale.LOGARITHMIC.rounded(0.00123456)).isEqualTo(0.001235);
        assertThat(SearchScale.DECAY.rounded(0.9999123456)).isEqualTo(0.99991235);
        assertThat(SearchScale.DECAY.rounded(0)).isZero();
        assertThat(SearchScale.DECAY.rounded(Math.nextDown(1.0))).isLessThan(1);
    }
}
