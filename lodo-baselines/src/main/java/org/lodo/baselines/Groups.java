package org.lodo.baselines;

import org.lodo.state.StateVisitor;

/** State arrays in the shape of groups of parameters. */
public final class Groups {

    private Groups() {}

    /**
     * @param sizes the length of each group
     * @return an array of zeros for each group
     */
    public static double[][] zeros(int... sizes) {
        double[][] groups = new double[sizes.length][];
        for (int group = 0; group < sizes.length; group++) {
            groups[group] = new double[sizes[group]];
        }
        return groups;
    }

    /**
     * Visits one array after the other.
     *
     * @param visitor the visitor
     * @param groups the arrays, which a restoring visitor overwrites
     */
    public static void visit(StateVisitor visitor, double[]... groups) {
        for (double[] values : groups) {
            visitor.array(values);
        }
    }
}
