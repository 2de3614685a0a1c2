package org.lodo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.probing.ProbingConfig;

class AllocationTest {

    static Stream<Arguments> variants() {
        LodoConfig config = LodoConfig.defaults();
        return Stream.of(
                Arguments.of("lodo", 7, LodoRecipes.lodo(7, config, 1, Workers.serial())),
                Arguments.of("lodo on two threads", 9000, LodoRecipes.lodo(9000, config, 1, Workers.of(2))),
                Arguments.of("lodo-sgd", 7, LodoRecipes.lodoSgd(7, config, 1, Workers.serial())),
                Arguments.of("lodo-diagonal", 7, LodoRecipes.lodoDiagonal(7, GainConfig.defaults())),
                Arguments.of("lodo-global", 7, LodoRecipes.lodoGlobal(7, GainConfig.defaults())),
                Arguments.of(
                        "lodo-residuals",
                        7,
                        LodoRecipes.lodoResiduals(7, ResidualConfig.defaults(), 1, Workers.serial())),
                Arguments.of("lodo-same-draw", 7, LodoRecipes.lodoSameDraw(7, config, 1, Workers.serial())),
                Arguments.of("lodo-dense", 7, LodoRecipes.lodoDense(7, DenseConfig.defaults())),
                Arguments.of(
                        "lodo-probing", 7, LodoRecipes.lodoProbing(7, ProbingConfig.defaults(), 1, Workers.serial())),
                Arguments.of(
                        "lodo-probing, plain and symmetric, on two threads",
                        9000,
                        LodoRecipes.lodoProbing(
                                9000, ProbingConfig.plain().withSymmetric(true).withMomentum(0.5), 1, Workers.of(2))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void stepsDoNotAllocate(String name, int dimension, Optimizer<Sample> lodo) {
        double[] x = new double[dimension];
        Sample bowl = (point, gradient) -> {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = point[i] - 1;
            }
            return 0;
        };
        Draws<Sample> draws = () -> bowl;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The first steps load classes and start threads.
        for (int step = 0; step < 5; step++) {
            lodo.step(draws, x);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 100; step++) {
            lodo.step(draws, x);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        // StrictMath.pow, called twice per step by Adam, builds three arrays of two numbers in Java 17.
        assertThat(allocated / 100).as("%s: bytes per step", name).isLessThan(500);
    }
}
