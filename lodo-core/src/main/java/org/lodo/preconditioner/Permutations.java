package org.lodo.preconditioner;

import java.util.Arrays;

/** Permutations as arrays of positions. */
final class Permutations {

    private Permutations() {}

    static void check(String name, int[] permutation, int size) {
        if (permutation.length != size) {
            throw new IllegalArgumentException(name + " has " + permutation.length + " entries: must have " + size);
        }
        boolean[] seen = new boolean[size];
        for (int entry : permutation) {
            if (entry < 0 || entry >= size || seen[entry]) {
                throw new IllegalArgumentException(
                        name + " contains " + entry + ": must hold each of 0 to " + (size - 1) + " once");
            }
            seen[entry] = true;
        }
    }

    static int[] identity(int size) {
        int[] identity = new int[size];
        Arrays.setAll(identity, j -> j);
        return identity;
    }

    static int[] inverse(int[] permutation) {
        int[] inverse = new int[permutation.length];
        for (int j = 0; j < inverse.length; j++) {
            inverse[permutation[j]] = j;
        }
        return inverse;
    }
}
