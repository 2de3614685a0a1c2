package org.lodo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariableTensorTest {

    @Test
    void isAMatrixOfItsLastExtent() {
        VariableTensor kernel = new VariableTensor("convolve.weights", 7, List.of(3, 3, 40, 3));
        assertThat(kernel.size()).isEqualTo(1080);
        assertThat(kernel.end()).isEqualTo(1087);
        assertThat(kernel.rows()).isEqualTo(360);
        assertThat(kernel.columns()).isEqualTo(3);
        VariableTensor biases = new VariableTensor("biases", 0, List.of(5));
        assertThat(biases.rows()).isEqualTo(1);
        assertThat(biases.columns()).isEqualTo(5);
        VariableTensor scalar = new VariableTensor("gain", 4, List.of());
        assertThat(scalar.end()).isEqualTo(5);
        assertThat(scalar.rows()).isEqualTo(1);
    }

    @Test
    void layersStartWhereTensorsDo() {
        Layered layered =
                () -> List.of(new VariableTensor("a", 0, List.of(2, 3)), new VariableTensor("b", 6, List.of(3)));
        assertThat(layered.layerStarts()).containsExactly(0, 6);
    }

    @Test
    void rejectsWhatCannotLieInAVector() {
        assertThatThrownBy(() -> new VariableTensor("a", -1, List.of(2)))
                .hasMessage("offset of a = -1: must be at least 0");
        assertThatThrownBy(() -> new VariableTensor("a", 0, List.of(2, 0)))
                .hasMessage("shape of a = [2, 0]: must have extents of at least 1");
        assertThatThrownBy(() -> new VariableTensor("a", 1, List.of(65_536, 32_768)))
                .hasMessage("shape of a = [65536, 32768]: must end within 2147483647 variables");
    }
}
