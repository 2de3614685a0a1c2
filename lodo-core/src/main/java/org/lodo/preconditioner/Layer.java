package org.lodo.preconditioner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.optimizer.UpdateRule;
import org.ojalgo.matrix.store.R064Store;

/**
 * One factor L of the chain A = L_N … L_1: a linear map of the hidden space that depends linearly on its parameters. Let a(v)
 * be the vector that is multiplied by the parameters when v passes through A, and b(v) the vector at the layer's output when
 * Aᵀ is applied. {@link LayerActivations} record both; the gradient of a bilinear form needs nothing else.
 *
 * <p>Two neighbouring layers may agree on any order of the hidden units between them. On the way down a layer does not undo its
 * own permutation: the layer below reads its b through it, and for the lowest layer whoever reads what it wrote does, through {@link #exit}.
 */
interface Layer {

    /** The number of hidden units. */
    int width();

    /** The number of lanes that the layer's activations are split into. */
    int lanes();

    /** Allocates the scratch memory of the layer's methods; the layers of a chain are of one kind and share it. */
    double[][] newScratch();

    /** The number of entries of scratch memory that each thread needs for itself. */
    int scratchOfThread();

    /** out ← L in, recording a(in). Different arrays of {@link #width} entries. */
    void forward(double[] in, double[] out, LayerActivations activations, Workspace workspace);

    /**
     * below ← Lᵀ b without the permutation, where b is what the layer above wrote; b is recorded. Different arrays of
     * {@link #width} entries.
     */
    void transpose(double[] above, double[] below, LayerActivations activations, Workspace workspace);

    /** Does what {@link #forward} does for two vectors, u and then v; each parameter comes from memory once. */
    default void forwardBoth(
            double[] inU,
            double[] outU,
            LayerActivations u,
            double[] inV,
            double[] outV,
            LayerActivations v,
            Workspace workspace) {
        forward(inU, outU, u, workspace);
        forward(inV, outV, v, workspace);
    }

    /** Does what {@link #transpose} does for two vectors, u and then v; each parameter comes from memory once. */
    default void transposeBoth(
            double[] aboveU,
            double[] belowU,
            LayerActivations u,
            double[] aboveV,
            double[] belowV,
            LayerActivations v,
            Workspace workspace) {
        transpose(aboveU, belowU, u, workspace);
        transpose(aboveV, belowV, v, workspace);
    }

    /**
     * Does what {@link #transpose} does for u, then passes the rule the gradient factor · ∂/∂θ (b(u)ᵀ L a(v) + b(v)ᵀ L a(u)).
     * The product uses the parameters before the update. The layer's groups of the rule begin at {@code firstGroup}. If
     * {@code below} is null, the product is not formed.
     */
    void transposeAndLearn(
            double[] above,
            double @Nullable [] below,
            LayerActivations u,
            LayerActivations v,
            double factor,
            UpdateRule rule,
            int firstGroup,
            Workspace workspace);

    /**
     * Records b(u), which the layer above wrote, and returns the squared norm of the gradient D = ∂/∂θ (b(u)ᵀ L a(v) +
     * b(v)ᵀ L a(u)), from activations alone: neither D is formed nor a parameter read. Its bits depend neither on the threads
     * nor on the kind of kernel.
     */
    double gradientSquare(double[] above, LayerActivations u, LayerActivations v, Workspace workspace);

    /**
     * below ← Lᵀ b(u) without the permutation, then θ ← θ + rate · D, with b(u) and D of {@link #gradientSquare}; each parameter
     * comes from memory once. If {@code below} is null, the product is not formed.
     */
    void transposeAndAddGradient(
            double @Nullable [] below, double rate, LayerActivations u, LayerActivations v, Workspace workspace);

    /** Of the lowest layer: the position of each input of the chain in what this layer writes on the way down. */
    int[] exit();

    /** The live parameters, one store for each group. */
    List<R064Store> parameters();
}
