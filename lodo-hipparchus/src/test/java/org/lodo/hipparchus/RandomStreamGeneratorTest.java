package org.lodo.hipparchus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lodo.random.RandomStream;

class RandomStreamGeneratorTest {

    private final RandomStreamGenerator generator = new RandomStreamGenerator(new RandomStream(7));

    @Test
    void numbersAreThoseOfTheStream() {
        RandomStream stream = new RandomStream(7);
        assertThat(generator.nextLong()).isEqualTo(stream.nextLong());
        assertThat(generator.nextDouble()).isEqualTo(stream.nextDouble());
        assertThat(generator.nextGaussian()).isEqualTo(stream.nextGaussian());
        assertThat(generator.nextInt(10)).isEqualTo(stream.nextInt(10));
        assertThat(generator.nextInt()).isEqualTo((int) (stream.nextLong() >>> 32));
        assertThat(generator.nextBoolean()).isEqualTo(stream.nextLong() < 0);
        byte[] bytes = new byte[3];
        generator.nextBytes(bytes, 1, 1);
        assertThat(bytes).containsExactly(0, (byte) (stream.nextLong() >>> 56), 0);
    }

    @Test
    void boundedLongsCoverTheirRange() {
        long[] counts = new long[3];
        for (int i = 0; i < 3000; i++) {
            counts[(int) generator.nextLong(3)]++;
            assertThat(generator.nextLong(Long.MAX_VALUE)).isNotNegative();
            assertThat(generator.nextFloat()).isBetween(0f, Math.nextDown(1f));
        }
        // Five standard deviations.
        for (long count : counts) {
            assertThat(count).isBetween(870L, 1130L);
        }
        assertThatThrownBy(() -> generator.nextLong(0)).hasMessage("bound = 0: must be at least 1");
    }

    @Test
    void cannotBeSeededAgain() {
        assertThatThrownBy(() -> generator.setSeed(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> generator.setSeed(1L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> generator.setSeed(new int[1])).isInstanceOf(UnsupportedOperationException.class);
    }
}
