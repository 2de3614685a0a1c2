package org.lodo.probing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;

/**
 * Trajectories of our own, sealed to the bit: points of the methods that no reference implementation has. The system property
 * {@code lodo.seal} writes the file anew.
 */
class SealedTracesTest {

    private static final Path TRACES = Path.of("src/test/resources/traces/probing.txt");

    @Test
    void trajectoriesAreTheSealedOnes() throws IOException {
        List<String> lines = new ArrayList<>();
        trace("lodo-probing", LodoRecipes.lodoProbing(7, ProbingConfig.defaults(), 11, Workers.serial()), lines);
        trace("lodo-probing-plain", LodoRecipes.lodoProbing(7, ProbingConfig.plain(), 11, Workers.serial()), lines);
        ProbingConfig symmetric = ProbingConfig.plain()
                .withSymmetric(true)
                .withLayers(4)
                .withBlockSize(4)
                .withMomentum(0.5)
                .withProbeLength(0.1)
                .withProbeInterval(2);
        trace("symmetric with momentum", LodoRecipes.lodoProbing(7, symmetric, 11, Workers.serial()), lines);
        LodoConfig lodo = LodoConfig.defaults().withInitialLearningRate(0.3).withMomentum(0.5);
        trace("lodo-same-draw", LodoRecipes.lodoSameDraw(7, lodo, 11, Workers.serial()), lines);
        if (Boolean.getBoolean("lodo.seal")) {
            Files.createDirectories(TRACES.getParent());
            Files.write(TRACES, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(TRACES));
    }

    /** The point after each step on a bowl with curvatures 1 to 1/7, a moving center and gradient noise. */
    private static void trace(String name, Optimizer<Sample> optimizer, List<String> lines) {
        RandomStream random = new RandomStream(5);
        double[] center = new double[7];
        double[] noise = new double[7];
        Sample sample = (x, gradient) -> {
            double loss = 0;
            for (int i = 0; i < 7; i++) {
                double offset = x[i] - center[i];
                gradient[i] = offset / (1 + i) + noise[i];
                loss += 0.5 * offset * offset / (1 + i) + noise[i] * offset;
            }
            return loss;
        };
        Draws<Sample> draws = () -> {
            for (int i = 0; i < 7; i++) {
                center[i] += 0.3 * random.nextGaussian();
                noise[i] = 0.1 * random.nextGaussian();
            }
            return sample;
        };
        double[] x = new double[7];
        for (int step = 1; step <= 25; step++) {
            optimizer.step(draws, x);
            lines.add(name + " " + step + ": "
                    + Arrays.stream(x).mapToObj(Double::toHexString).collect(Collectors.joining(" ")));
        }
    }
}
