package org.lodo.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    record Thing(String name, double number, List<Long> list) {}

    @TempDir
    private Path dir;

    /** Includes two numbers for which {@link Double#toString} differs between Java 17 and 25. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1e7, 1.0E7", "0.001, 0.001", "1e22, 1.0E22", "2e23, 2.0E23", "4.9e-324, 4.9E-324"})
    void numbersHaveTheirShortestForm(double value, String text) {
        assertThat(Json.number(value)).isEqualTo(text);
        assertThat(Double.parseDouble(Json.number(value))).isEqualTo(value);
    }

    @Test
    void survivesARoundTrip() throws IOException {
        Thing thing = new Thing("é", 1.0 / 3, List.of(1L, 5_000_000_000L));
        Path file = Files.writeString(dir.resolve("thing.json"), Json.pretty(thing));

        assertThat(Json.read(file, Thing.class)).isEqualTo(thing);
        assertThat(Json.pretty(thing)).endsWith("}\n").doesNotContain("\r");
        assertThat(Json.compact(thing))
                .isEqualTo("{\"name\":\"é\",\"number\":0.3333333333333333,\"list\":[1,5000000000]}");
    }

    @Test
    void rejectsEmptyFiles() throws IOException {
        Path file = Files.writeString(dir.resolve("thing.json"), "null");

        assertThatIOException()
                .isThrownBy(() -> Json.read(file, Thing.class))
                .withMessage(file + ": must not be empty");
    }
}
