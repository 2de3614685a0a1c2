package org.lodo.baselines.entrywise;

import org.lodo.state.StateVisitor;

/** Arrays that a rule keeps for its groups of parameters. */
final class EntryState {

    private EntryState() {}

    /** One array of zeros for each group. */
    static double[][] zeros(int... sizes) {
        double[][] groups = new double[sizes.length][];
        for (int group = 0; group < sizes.length; group++) {
            groups[group] = new double[sizes[group]];
        }
        return groups;
    }

    static void visit(StateVisitor visitor, double[]... groups) {
        for (double[] values : groups) {
            visitor.array(values);
        }
    }
}
