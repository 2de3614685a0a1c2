package org.lodo.engine.run;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * SHA-256 (FIPS 180-4) over the bits of numbers as they come, most significant byte first. Unlike the runtime's own, which
 * cannot tell its state, it goes on in another process from what a checkpoint saved, so that the digest of a run of any length
 * needs no more memory than a block of it.
 */
final class LossDigest implements Stateful {

    private static final int NUMBERS_PER_BLOCK = 8;
    private static final int ROUNDS = 64;

    /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
    private static final int[] CONSTANTS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    /** The hash so far; it begins with the fractional parts of the square roots of the first 8 primes. */
    private final int[] hash = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private final long[] block = new long[NUMBERS_PER_BLOCK];
    private final int[] schedule = new int[ROUNDS];
    private long count;

    void add(double number) {
        addBits(Double.doubleToLongBits(number));
    }

    /** The digest of all numbers so far in hexadecimal; more can be added afterwards. */
    String hex() {
        LossDigest padded = new LossDigest();
        System.arraycopy(hash, 0, padded.hash, 0, hash.length);
        System.arraycopy(block, 0, padded.block, 0, block.length);
        padded.count = count;
        padded.addBits(1L << 63);
        while (padded.count % NUMBERS_PER_BLOCK != NUMBERS_PER_BLOCK - 1) {
            padded.addBits(0);
        }
        padded.addBits(Double.SIZE * count);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * hash.length);
        Arrays.stream(padded.hash).forEach(bytes::putInt);
        return HexFormat.of().formatHex(bytes.array());
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (int) visitor.number(hash[i]);
        }
        for (int i = 0; i < block.length; i++) {
            block[i] = visitor.number(block[i]);
        }
        count = visitor.number(count);
    }

    private void addBits(long bits) {
        int at = (int) (count++ % NUMBERS_PER_BLOCK);
        block[at] = bits;
        if (at == NUMBERS_PER_BLOCK - 1) {
            compress();
        }
    }

    private void compress() {
        for (int i = 0; i < NUMBERS_PER_BLOCK; i++) {
            schedule[2 * i] = (int) (block[i] >>> Integer.SIZE);
            schedule[2 * i + 1] = (int) block[i];
        }
        for (int t = 2 * NUMBERS_PER_BLOCK; t < ROUNDS; t++) {
            int w15 = schedule[t - 15];
            int w2 = schedule[t - 2];
            int sigma0 = Integer.rotateRight(w15, 7) ^ Integer.rotateRight(w15, 18) ^ (w15 >>> 3);
            int sigma1 = Integer.rotateRight(w2, 17) ^ Integer.rotateRight(w2, 19) ^ (w2 >>> 10);
            schedule[t] = sigma1 + schedule[t - 7] + sigma0 + schedule[t - 16];
        }
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        int f = hash[5];
        int g = hash[6];
        int h = hash[7];
        for (int t = 0; t < ROUNDS; t++) {
            int sum1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int first = h + sum1 + ((e & f) ^ (~e & g)) + CONSTANTS[t] + schedule[t];
            int sum0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            int second = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        hash[0] += a;
        hash[1] += b;
        hash[2] += c;
        hash[3] += d;
        hash[4] += e;
        hash[5] += f;
        hash[6] += g;
        hash[7] += h;
    }
}
