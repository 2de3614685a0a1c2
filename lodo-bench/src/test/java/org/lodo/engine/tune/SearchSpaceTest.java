package org.lodo.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;

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
}
