package org.lodo.preconditioner;

/** Checks of permutations. */
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
}
