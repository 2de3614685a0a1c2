package org.lodo.preconditioner;

import java.util.List;
import org.lodo.optimizer.UpdateRule;
import org.ojalgo.matrix.store.R064Store;

/**
 * One factor L of the chain A = L_N … L_1: a linear map of the hidden space that depends linearly on parameters. With
 * a(v) the vector that meets the parameters when v passes through A, and b(v) the vector that stands at the layer's
 * output while Aᵀ is applied, a {@link Trace} keeps both, and the gradient of a bilinear form needs nothing else.
 */
interface Layer {

    /** The number of hidden units. */
    int width();

    /** How many lanes this layer's vectors are split into; its traces and workspaces have as many. */
    int lanes();

    /** out ← L in, keeping a(in) in the trace. Different arrays of {@link #width} entries. */
    void forward(double[] in, double[] out, Trace trace, Workspace workspace);

    /** out ← Lᵀ b with the trace's b; {@code out} is lanes that together have {@link #width} entries. */
    void transpose(Trace trace, double[][] out, Workspace workspace);

    /**
     * out ← Lᵀ b(u), then gives the rule the gradient factor · ∂/∂θ (b(u)ᵀ L a(v) + b(v)ᵀ L a(u)); the product is that of
     * the parameters as they were before. The rule's groups start at a number. Nothing is formed if {@code out} is null.
     */
    void transposeAndLearn(
            Trace u, Trace v, double factor, UpdateRule rule, int firstGroup, double[][] out, Workspace workspace);

    /** The live parameters, a store a group. */
    List<R064Store> parameters();
}
