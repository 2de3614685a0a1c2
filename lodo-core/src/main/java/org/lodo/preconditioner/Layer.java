package org.lodo.preconditioner;

import java.util.List;
import org.lodo.optimizer.UpdateRule;
import org.ojalgo.matrix.store.R064Store;

/**
 * One factor L of the chain A = L_N … L_1: a linear map of the hidden space that depends linearly on parameters. With
 * a(v) the vector that meets the parameters when v passes through A, and b(v) the vector that stands at the layer's
 * output while Aᵀ is applied, a {@link LayerActivations} keeps both, and the gradient of a bilinear form needs nothing else.
 *
 * <p>Hidden units between two layers may stand in any order the two agree on. On the way down a layer leaves its permutation
 * to the layer below, which reads its b through it, or at the bottom to {@link #writeOutput}.
 */
interface Layer {

    /** The number of hidden units. */
    int width();

    /** How many lanes this layer's traces are split into. */
    int lanes();

    /** New scratch memory as the layer's methods want it; the layers of a chain, all of a kind, share one. */
    double[][] newScratch();

    /** How many entries of scratch memory each thread wants for itself. */
    int scratchOfThread();

    /** out ← L in, keeping a(in) in the trace. Different arrays of {@link #width} entries. */
    void forward(double[] in, double[] out, LayerActivations trace, Workspace workspace);

    /**
     * below ← Lᵀ b but for the permutation, with b what the layer above left, which the trace keeps. Different arrays of
     * {@link #width} entries.
     */
    void transpose(double[] above, double[] below, LayerActivations trace, Workspace workspace);

    /**
     * As {@link #transpose} with the trace of u, then gives the rule the gradient factor · ∂/∂θ (b(u)ᵀ L a(v) +
     * b(v)ᵀ L a(u)); the product is that of the parameters as they were before. The rule's groups start at a number. Nothing
     * is left below if {@code below} is null.
     */
    void transposeAndLearn(
            double[] above,
            double[] below,
            LayerActivations u,
            LayerActivations v,
            double factor,
            UpdateRule rule,
            int firstGroup,
            Workspace workspace);

    /** out ← factor · the first entries of what the lowest layer left below, its permutation undone. */
    void writeOutput(double[] below, double factor, double[] out);

    /** The live parameters, a store a group. */
    List<R064Store> parameters();
}
