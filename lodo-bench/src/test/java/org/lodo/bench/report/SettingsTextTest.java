package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTextTest {

    @Test
    void leavesOutEmptyValuesAndMostDigitsOfADigest() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("batch", 16L);
        settings.put("dataDirectory", "");
        settings.put("data", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        settings.put("noiseScale", 0.1);
        assertThat(SettingsText.of(settings)).isEqualTo("batch 16, data 0123456789ab…, noiseScale 0.1");
    }
}
