package org.lodo.random;

import java.util.Arrays;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * A stream of random numbers: the generator xoshiro256++ 1.0 (Blackman and Vigna, 2019), its state filled from a seed
 * by SplitMix64. The same seed gives the same bits on every machine and every Java version. Not safe for concurrent use.
 */
public final class RandomStream implements RandomSource {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /**
     * @param seed any number; nearby seeds give unrelated streams
     */
    public RandomStream(long seed) {
        this(word(seed, 1), word(seed, 2), word(seed, 3), word(seed, 4));
    }

    private RandomStream(long s0, long s1, long s2, long s3) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /**
     * A stream that starts at a given state of xoshiro256++.
     *
     * @param s0 first word
     * @param s1 second word
     * @param s2 third word
     * @param s3 fourth word
     * @return the stream
     * @throws IllegalArgumentException if all four words are zero, which the generator cannot leave
     */
    public static RandomStream ofState(long s0, long s1, long s2, long s3) {
        if ((s0 | s1 | s2 | s3) == 0) {
            throw new IllegalArgumentException("state = 0 0 0 0: must have a word that is not zero");
        }
        return new RandomStream(s0, s1, s2, s3);
    }

    /**
     * Derives a seed for one of several purposes that share a seed. Streams for different purposes are unrelated.
     *
     * @param seed the common seed
     * @param purpose the name of the purpose
     * @return the seed for that purpose
     */
    public static long derive(long seed, String purpose) {
        long hash = seed;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + purpose.charAt(i));
        }
        return hash;
    }

    /** The i-th output, from 1, of SplitMix64 started at a seed. */
    private static long word(long seed, long i) {
        return mix(seed + i * GOLDEN_GAMMA);
    }

    /** The output function of SplitMix64 (Steele, Lea and Flood, 2014; constants by Stafford). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /**
     * @return 64 random bits
     */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /**
     * @return a multiple of 2⁻⁵³, uniform in [0, 1)
     */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    /**
     * @param bound positive
     * @return an integer, exactly uniform in [0, bound)
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    public int nextInt(int bound) {
        Require.atLeast("bound", bound, 1);
        // 31 random bits, rejected above the largest multiple of the bound.
        int limit = (int) ((1L << 31) / bound * bound - 1);
        int bits;
        do {
            bits = (int) (nextLong() >>> 33);
        } while (bits > limit);
        return bits % bound;
    }

    /**
     * A normally distributed number, by the ziggurat of {@link GaussianZiggurat}.
     *
     * @return a draw from N(0, 1)
     */
    @Override
    public double nextGaussian() {
        return GaussianZiggurat.sample(this);
    }

    /**
     * A uniformly random permutation, by the shuffle of Fisher and Yates.
     *
     * @param size how many numbers
     * @return the numbers 0 to size − 1 in random order
     */
    public int[] nextPermutation(int size) {
        int[] permutation = new int[size];
        Arrays.setAll(permutation, i -> i);
        for (int i = size - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int moved = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = moved;
        }
        return permutation;
    }

    /**
     * Copies the state of another stream, so that both produce the same numbers from here on.
     *
     * @param other the stream to continue from
     */
    public void continueFrom(RandomStream other) {
        s0 = other.s0;
        s1 = other.s1;
        s2 = other.s2;
        s3 = other.s3;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        s0 = visitor.number(s0);
        s1 = visitor.number(s1);
        s2 = visitor.number(s2);
        s3 = visitor.number(s3);
    }
}
