package org.lodo.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchScaleTest {

    @Test
    void transformsAreClampedAtBothEnds() {
        assertThat(SearchScale.DECAY.inverse(0.7)).isZero();
        assertThat(SearchScale.DECAY.inverse(-60)).isLessThan(1).isGreaterThan(0.999999);
        assertThat(SearchScale.DECAY.transform(1)).isEqualTo(StrictMath.log(1e-30));
        assertThat(SearchScale.LOGARITHMIC.transform(0)).isEqualTo(StrictMath.log(1e-30));
        assertThat(SearchScale.LOGARITHMIC.inverse(1000)).isEqualTo(1e300);
    }

    @Test
    void roundingKeepsFourDigitsOfTheSearchedQuantity() {
        assertThat(SearchScale.LOGARITHMIC.rounded(0.00123456)).isEqualTo(0.001235);
        assertThat(SearchScale.DECAY.rounded(0.9999123456)).isEqualTo(0.99991235);
        assertThat(SearchScale.DECAY.rounded(0)).isZero();
        assertThat(SearchScale.DECAY.rounded(Math.nextDown(1.0))).isLessThan(1);
    }
}
