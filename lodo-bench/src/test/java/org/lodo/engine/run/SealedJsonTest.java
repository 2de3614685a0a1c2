package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealedJsonTest {

    /** Numbers and texts of which other forms of the same may be written. */
    private static final Map<String, Object> CONTENT = content();

    private static Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("small", 4.9E-324);
        content.put("large", 1.7976931348623157E308);
        content.put("zero", -0.0);
        content.put("whole", 3.0);
        content.put("long", Long.MIN_VALUE);
        content.put("none", null);
        content.put("infinite", Double.NEGATIVE_INFINITY);
        content.put("text", "é \uD83D\uDE00 \u0000 \" \\ half a pair: \uD800");
        content.put("list", List.of(1, true, Map.of("a", "b")));
        return content;
    }

    @Test
    void whatIsWrittenIsReadWithItsSeal() throws IOException {
        for (String text : List.of(SealedJson.pretty(CONTENT), SealedJson.compact(CONTENT))) {
            JsonNode read = SealedJson.parseSealed(text, JsonNode.class);
            assertThat(read.get("small").doubleValue()).isEqualTo(4.9E-324);
            assertThat(read.get("none").isNull()).isTrue();
            assertThat(read.get("seal").textValue()).hasSize(64);
        }
    }

    @Test
    void whiteSpaceAndLineEndsDoNoHarm() throws IOException {
        String windows = SealedJson.pretty(CONTENT).replace("\n", "\r\n");

        assertThat(SealedJson.parseSealed(windows, JsonNode.class).has("seal")).isTrue();
    }

    @Test
    void anyOtherChangeIsFound() {
        String text = SealedJson.compact(CONTENT);
        for (String changed : List.of(
                text.replace("3.0", "3.1"),
                text.replace("-0.0", "0.0"),
                text.replace("\"small\"", "\"Small\""),
                text.replace("null", "0"),
                text.replace("{\"small\"", "{\"added\":1,\"small\""),
                text.replaceFirst("\"seal\":\"....", "\"seal\":\"0000"),
                text.replaceFirst("\"seal\":\".*\"", "\"seal\":null"))) {
            assertThat(changed).isNotEqualTo(text);
            assertThatIOException()
                    .isThrownBy(() -> SealedJson.parse(changed, Map.class))
                    .withMessage("does not match its seal: it was changed after it was written");
        }
    }

    @Test
    void withoutASealItIsReadOnlyByThoseWhoSaySo() throws IOException {
        Map<?, ?> unsealed = SealedJson.parse("{\"a\": 1}", Map.class);

        assertThat(unsealed.toString()).isEqualTo("{a=1}");
        assertThatIOException().isThrownBy(() -> SealedJson.parseSealed("{\"a\": 1}", Map.class));
        assertThatIOException().isThrownBy(() -> SealedJson.parse("[1]", Map.class));
    }

    @Test
    void aSealThatIsThereAlreadyIsReplaced() throws IOException {
        String text = SealedJson.compact(Map.of("seal", "of yesterday"));

        assertThat(SealedJson.parseSealed(text, Map.class).get("seal")).isNotEqualTo("of yesterday");
    }
}
