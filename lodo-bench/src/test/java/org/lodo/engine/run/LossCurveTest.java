package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.stats.Medians;
import org.lodo.objective.Average;
import org.lodo.random.RandomStream;

/** Losses beyond the bound have the digest of all, and their means, without being kept. */
class LossCurveTest {

    private static final int MAX_KEPT = 4096;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 9, 15, 16, 1000, MAX_KEPT - 1, MAX_KEPT, MAX_KEPT + 1, 3 * MAX_KEPT, 70_001})
    void theDigestIsThatOfAllLosses(int count) {
        double[] losses = losses(count);

        assertThat(curve(losses).digest()).isEqualTo(Sha256.of(losses));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 19, 20, 1000, MAX_KEPT})
    void theFinalMeanOfOrdinaryRunsIsTheSumOfTheLastTenthInOrder(int count) {
        double[] losses = losses(count);
        int last = Math.max(1, count / 10);
        double sum = 0;
        for (int i = count - last; i < count; i++) {
            sum += losses[i];
        }

        assertThat(curve(losses).finalAverage()).isEqualTo(sum / last);
        assertThat(curve(losses).toArray()).isEqualTo(losses);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX_KEPT + 1, 2 * MAX_KEPT, 2 * MAX_KEPT + 1, 50_000, 123_457})
    void theFinalMeanOfLongRunsIsThatOfALittleMoreThanTheLastTenth(int count) {
        double[] ramp = new double[count];
        Arrays.setAll(ramp, i -> i);

        // The mean of the last k of 0, 1, 2, … is count − (k + 1) / 2.
        double averaged = 2 * (count - curve(ramp).finalAverage()) - 1;

        assertThat(averaged).isBetween(Math.floor(count / 10.0), count / 10.0 + count / 1024.0 + 1);
        assertThat(curve(ramp).toArray()).isNull();
    }

    @Test
    void windowsHaveTheMeansOfAllTheirLosses() {
        double[] losses = losses(10_000);
        LossCurve curve = new LossCurve(MAX_KEPT);
        double sum = 0;
        for (double loss : losses) {
            curve.add(loss);
            sum += loss;
        }

        assertThat(curve.takeWindowAverage()).isEqualTo(sum / losses.length);
        assertThat(curve.takeWindowAverage()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, MAX_KEPT, MAX_KEPT + 1, 3 * MAX_KEPT + 5})
    void aCurveGoesOnFromACheckpointToTheSameBits(int saved) throws Exception {
        double[] losses = losses(5 * MAX_KEPT);
        Checkpoint checkpoint = new Checkpoint(
                folder.resolve("curve"), new CheckpointOwner(MadeUp.code("code").parts(), "clock", "spec"), 0);
        checkpoint.save(curve(Arrays.copyOf(losses, saved)));
        LossCurve restored = new LossCurve(MAX_KEPT);
        assertThat(checkpoint.restore(restored)).isTrue();
        for (int i = saved; i < losses.length; i++) {
            restored.add(losses[i]);
        }

        assertThat(restored.digest()).isEqualTo(Sha256.of(losses));
        assertThat(restored.finalAverage()).isEqualTo(curve(losses).finalAverage());
        assertThat(restored.takeWindowAverage()).isEqualTo(curve(losses).takeWindowAverage());
    }

    @Test
    void mediansAreThoseOfTheWindowAndOfTheLastTenth() {
        LossCurve curve = new LossCurve(MAX_KEPT, Average.MEDIAN);
        for (int i = 0; i < 20; i++) {
            curve.add(i == 18 ? 1e300 : i);
        }
        assertThat(curve.takeWindowAverage()).isEqualTo(9.5);
        for (double loss : new double[] {5, 1e300, 4}) {
            curve.add(loss);
        }
        assertThat(curve.takeWindowAverage()).as("of the last three alone").isEqualTo(5);
        assertThat(curve.takeWindowAverage()).isNaN();
        assertThat(curve.finalAverage()).as("two of 23 are the last tenth").isEqualTo(Medians.of(new double[] {1e300, 4
        }));
    }

    @Test
    void mediansGoOnFromACheckpoint() throws Exception {
        Checkpoint checkpoint = new Checkpoint(
                folder.resolve("curve"), new CheckpointOwner(MadeUp.code("code").parts(), "clock", "spec"), 0);
        LossCurve curve = new LossCurve(MAX_KEPT, Average.MEDIAN);
        curve.add(1);
        curve.takeWindowAverage();
        curve.add(2);
        checkpoint.save(curve);
        LossCurve restored = new LossCurve(MAX_KEPT, Average.MEDIAN);
        assertThat(checkpoint.restore(restored)).isTrue();
        restored.add(3);

        assertThat(restored.takeWindowAverage()).isEqualTo(2.5);
    }

    @Test
    void mediansOfMoreLossesThanAreKeptAreRefused() {
        LossCurve curve = new LossCurve(3, Average.MEDIAN);
        curve.add(1);
        curve.add(2);
        curve.add(3);

        assertThatThrownBy(() -> curve.add(4))
                .hasMessage("more than 3 losses: must be at most as many where they are judged by their median");
    }

    @Test
    void settlingEarlyChangesNothing() {
        double[] losses = losses(5 * MAX_KEPT + 17);
        LossCurve often = new LossCurve(MAX_KEPT);
        for (double loss : losses) {
            often.add(loss);
            often.settleIfFull();
        }

        assertThat(often.digest()).isEqualTo(Sha256.of(losses));
        assertThat(often.finalAverage()).isEqualTo(curve(losses).finalAverage());
    }

    /** The last twenty of two hundred losses make up the final loss, whose sum is beyond the largest double. */
    @ParameterizedTest
    @ValueSource(doubles = {9e307, -9e307, Double.MAX_VALUE, 1e300, 1, 1e-301, Double.MIN_VALUE})
    void meansOfFiniteLossesAreFinite(double loss) {
        LossCurve curve = new LossCurve();
        for (int evaluation = 0; evaluation < 200; evaluation++) {
            curve.add(loss);
        }

        assertThat(curve.isFinite()).isTrue();
        assertThat(curve.finalAverage() / loss).isCloseTo(1, within(1e-14));
        assertThat(curve.takeWindowAverage() / loss).isCloseTo(1, within(1e-13));
    }

    private static LossCurve curve(double[] losses) {
        LossCurve curve = new LossCurve(MAX_KEPT);
        Arrays.stream(losses).forEach(curve::add);
        return curve;
    }

    private static double[] losses(int count) {
        double[] losses = new double[count];
        new RandomStream(count).fillGaussian(losses);
        return losses;
    }
}
