package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedSettingsTest {

    @Test
    void variantsAreOrderedByTheirNumbersNotTheirText() {
        assertThat(OrderedSettings.of(List.of("lodo", "a[n=10]", "a[n=9]", "a[n=1e-3]", "b[n=1]", "b[n=2]")))
                .containsExactly(List.of("a[n=1e-3]", "a[n=9]", "a[n=10]"));
        assertThat(OrderedSettings.of(List.of("a[m=2,n=1]", "a[m=1,n=9]", "a[m=1,n=-8]")))
                .containsExactly(List.of("a[m=1,n=-8]", "a[m=1,n=9]", "a[m=2,n=1]"));
    }

    @Test
    void wordsAndOtherNamesHaveNoOrder() {
        assertThat(OrderedSettings.of(List.of("a[rule=x]", "a[rule=y]", "a[rule=z]")))
                .isEmpty();
        assertThat(OrderedSettings.of(List.of("a[m=1]", "a[n=2]", "b[m=3]"))).isEmpty();
        assertThat(OrderedSettings.of(List.of("a[", "a]", "[]", "a[]", "a[=]", "a[n=]", "")))
                .isEmpty();
    }
}
