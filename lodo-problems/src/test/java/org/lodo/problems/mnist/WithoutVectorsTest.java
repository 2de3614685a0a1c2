package org.lodo.problems.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lodo.kernel.VectorModule;
import org.lodo.parallel.Workers;

/** Loss and gradient of the whole network in single precision have the same bits with vectors and, in a process of its own, without. */
class WithoutVectorsTest {

    @Test
    void resultsAreTheSame() throws IOException, InterruptedException {
        assumeTrue(VectorModule.isWanted());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutVectorsTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String withoutVectors = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(withoutVectors).isEqualTo(results());
    }

    /** Prints the results of this process. */
    public static void main(String[] arguments) {
        System.out.print(results());
    }

    /** Tiles of four images, of three, and of one after four; each batch twice, as passes may find what others have left. */
    private static String results() {
        StringBuilder results = new StringBuilder();
        for (int batch : new int[] {3, 5}) {
            MnistConfig config = new MnistConfig(batch, "", "", 1, 1, Precision.FLOAT32);
            MnistAutoregression network = new MnistAutoregression(config, Workers.serial());
            double[] x = network.initialPoint(4);
            double[] gradient = new double[x.length];
            var draws = network.open(4);
            for (int draw = 0; draw < 2; draw++) {
                double loss = draws.draw().valueAndGradient(x, gradient);
                results.append(loss)
                        .append(' ')
                        .append(Arrays.hashCode(gradient))
                        .append('\n');
            }
        }
        return results.toString();
    }
}
