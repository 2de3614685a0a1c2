package org.lodo.hipparchus;

import org.hipparchus.random.RandomGenerator;
import org.lodo.random.RandomStream;
import org.lodo.validation.Require;

/** A {@link RandomStream} as a source of random numbers for Hipparchus. It cannot be seeded again. */
final class RandomStreamGenerator implements RandomGenerator {

    private final RandomStream random;

    RandomStreamGenerator(RandomStream random) {
        this.random = random;
    }

    @Override
    public void setSeed(int seed) {
        throw isSeeded();
    }

    @Override
    public void setSeed(int[] seed) {
        throw isSeeded();
    }

    @Override
    public void setSeed(long seed) {
        throw isSeeded();
    }

    private static UnsupportedOperationException isSeeded() {
        return new UnsupportedOperationException("the seed is that of the run");
    }

    @Override
    public void nextBytes(byte[] bytes) {
        nextBytes(bytes, 0, bytes.length);
    }

    @Override
    public void nextBytes(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            bytes[i] = (byte) (random.nextLong() >>> 56);
        }
    }

    @Override
    public int nextInt() {
        return (int) (random.nextLong() >>> 32);
    }

    @Override
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    @Override
    public long nextLong(long bound) {
        Require.atLeast("bound", bound, 1);
        // 63 random bits, rejected above the largest multiple of the bound.
        long bits;
        long rest;
        do {
            bits = random.nextLong() >>> 1;
            rest = bits % bound;
        } while (bits - rest + (bound - 1) < 0);
        return rest;
    }

    @Override
    public boolean nextBoolean() {
        return random.nextLong() < 0;
    }

    @Override
    public float nextFloat() {
        return (float) (random.nextLong() >>> 40) * 0x1p-24f;
    }

    @Override
    public double nextDouble() {
        return random.nextDouble();
    }

    @Override
    public double nextGaussian() {
        return random.nextGaussian();
    }
}
