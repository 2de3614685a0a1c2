package org.lodo.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileTest {

    private static final double[] PARAMETERS = {1.5, -0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY};

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("deep/model.parameters");
        ParameterFile.write(file, PARAMETERS);
    }

    @Test
    void roundTripKeepsBits() throws IOException {
        assertThat(ParameterFile.read(file)).isEqualTo(PARAMETERS);
        ParameterFile.write(file, new double[0]);
        assertThat(ParameterFile.read(file)).isEmpty();
    }

    @Test
    void hasTheDocumentedFormat() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("LODOPAR1");
        assertThat(Arrays.copyOfRange(bytes, 8, 20)).containsExactly(0, 0, 0, 5, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0);
        assertThat(bytes).hasSize(8 + 4 + 5 * 8 + 4);
    }

    @Test
    void reportsDamage() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        assertDamage(Arrays.copyOf(whole, 30), "30 bytes, expected 56 for 5 parameters");
        assertDamage(Arrays.copyOf(whole, 60), "60 bytes, expected 56 for 5 parameters");
        assertDamage(Arrays.copyOf(whole, 9), "9 bytes, expected 16 for 0 parameters");
        assertDamage(new byte[0], "does not begin with 'LODOPAR1', expected a file of parameters");
        assertDamage(
                "something else".getBytes(StandardCharsets.US_ASCII),
                "does not begin with 'LODOPAR1', expected a file of parameters");
        for (int i = 8; i < whole.length; i++) {
            byte[] harmed = whole.clone();
            harmed[i] ^= 1;
            Files.write(file, harmed);
            assertThatThrownBy(() -> ParameterFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ": ");
        }
    }

    @Test
    void reportsAMissingFile() {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> ParameterFile.read(missing))
                .isInstanceOf(IOException.class)
                .hasMessage(missing + ": not found, expected a file of parameters");
    }

    private void assertDamage(byte[] content, String message) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> ParameterFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": " + message);
    }
}
