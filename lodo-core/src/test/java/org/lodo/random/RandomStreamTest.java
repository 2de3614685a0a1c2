package org.lodo.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.lodo.state.StateVisitor;

class RandomStreamTest {

    @Test
    void givesThePublishedNumbersOfXoshiro256PlusPlus() {
        RandomStream stream = RandomStream.ofState(1, 2, 3, 4);
        assertThat(stream.nextLong()).isEqualTo(41943041L);
        assertThat(stream.nextLong()).isEqualTo(58720359L);
        assertThat(stream.nextLong()).isEqualTo(3588806011781223L);
        assertThat(stream.nextLong()).isEqualTo(3591011842654386L);
    }

    @Test
    void agreesWithTheRuntimesOwnXoshiro256PlusPlus() {
        // Bytes below 0x80 only: some runtimes sign-extend the bytes of a seed.
        byte[] seed = ByteBuffer.allocate(32)
                .putLong(0x0123456701234567L)
                .putLong(5)
                .putLong(77)
                .putLong(1L << 62)
                .array();
        RandomGenerator oracle = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
        RandomStream stream = RandomStream.ofState(0x0123456701234567L, 5, 77, 1L << 62);
        for (int i = 0; i < 1000; i++) {
            assertThat(stream.nextLong()).isEqualTo(oracle.nextLong());
        }
    }

    @Test
    void seedsAndDerivedSeedsArePinned() {
        // The first output of SplitMix64 from seed 1234567 is 6457827717110365317 (published test vector); it becomes
        // the
        // first word of the state.
        RandomStream seeded = new RandomStream(1234567);
        long[] words = new long[4];
        int[] next = {0};
        seeded.visitState(new StateVisitor() {
            @Override
            public void array(double[] values) {
                throw new AssertionError("no arrays expected");
            }

            @Override
            public long number(long value) {
                words[next[0]++] = value;
                return value;
            }
        });
        assertThat(words)
                .containsExactly(
                        6457827717110365317L, 3203168211198807973L, -8629252141511181193L, 4593380528125082431L);
        assertThat(RandomStream.derive(1, "center")).isNotEqualTo(RandomStream.derive(1, "hessian"));
        assertThat(RandomStream.derive(1, "ab")).isNotEqualTo(RandomStream.derive(1, "ba"));
    }

    @Test
    void topLayerOfTheZigguratEndsAtTheMode() {
        assertThat(GaussianZiggurat.closure()).isCloseTo(1, within(1e-12));
    }

    @Test
    void gaussiansHaveNormalMomentsAndTails() {
        RandomStream stream = new RandomStream(42);
        int count = 4_000_000;
        double[] moments = new double[5];
        int beyondTail = 0;
        int beyondOne = 0;
        for (int i = 0; i < count; i++) {
            double x = stream.nextGaussian();
            double power = 1;
            for (int k = 1; k <= 4; k++) {
                power *= x;
                moments[k] += power / count;
            }
            beyondTail += Math.abs(x) > GaussianZiggurat.TAIL ? 1 : 0;
            beyondOne += Math.abs(x) > 1 ? 1 : 0;
        }
        // Tolerances of five standard errors.
        assertThat(moments[1]).isCloseTo(0, within(5 / Math.sqrt(count)));
        assertThat(moments[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / count)));
        assertThat(moments[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / count)));
        assertThat(moments[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / count)));
        // P(|x| > 3.6541528853610088) = 2.5803e-4 and P(|x| > 1) = 0.3173105.
        assertThat(beyondTail).isCloseTo((int) (2.5803e-4 * count), within(160));
        assertThat(beyondOne / (double) count).isCloseTo(0.3173105, within(0.0012));
    }

    @Test
    void boundedIntegersAreUniform() {
        RandomStream stream = new RandomStream(7);
        int[] counts = new int[6];
        for (int i = 0; i < 600_000; i++) {
            counts[stream.nextInt(6)]++;
        }
        for (int count : counts) {
            assertThat(count).isCloseTo(100_000, within(1500));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(stream.nextInt(1)).isZero();
            assertThat(stream.nextInt(Integer.MAX_VALUE)).isNotNegative();
        }
    }

    @Test
    void permutationsContainEveryIndexOnce() {
        int[] permutation = new RandomStream(3).nextPermutation(1000);
        assertThat(permutation).isNotEqualTo(identity(1000));
        Arrays.sort(permutation);
        assertThat(permutation).isEqualTo(identity(1000));
    }

    @Test
    void rejectsInvalidArguments() {
        assertThatThrownBy(() -> RandomStream.ofState(0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RandomStream(1).nextInt(0)).hasMessage("bound = 0: must be at least 1");
    }

    private static int[] identity(int size) {
        int[] identity = new int[size];
        Arrays.setAll(identity, i -> i);
        return identity;
    }
}
