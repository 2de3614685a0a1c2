package org.lodo.baselines;

/** State arrays in the shape of groups of parameters. */
final class Groups {

    private Groups() {}

    static double[][] zeros(int... sizes) {
        double[][] groups = new double[sizes.length][];
        for (int group = 0; group < sizes.length; group++) {
            groups[group] = new double[sizes[group]];
        }
        return groups;
    }
}
