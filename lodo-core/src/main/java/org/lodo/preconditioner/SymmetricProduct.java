package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.lodo.math.Require;
import org.lodo.math.Workers;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;
import org.ojalgo.matrix.store.R064Store;

/**
 * G(θ) = α₀ Eᵀ A(θ)ᵀ D A(θ) E with A = L_N … L_1 a chain of layers, D = I or a learned diagonal, and E the embedding of
 * n variables into the hidden space by zero padding. Symmetric by construction; positive semidefinite if D = I (Liao et
 * al. 2023, section 3.2, equation 3).
 *
 * <p>The gradient needs no automatic differentiation. With a_i(v) the vector that meets layer i's weights while A E v is
 * formed, and b_i(v) the vector at its output while Aᵀ is applied to D A E v,
 *
 * <pre>∂/∂L_i (uᵀ G v) = α₀ (b_i(v) a_i(u)ᵀ + b_i(u) a_i(v)ᵀ).</pre>
 *
 * <p>What {@link #apply} leaves behind for v is kept, so a {@link #learn} that follows with the same v pays only for u:
 * in LODO one application and one meta-gradient cost two passes through G in all.
 */
public final class SymmetricProduct implements Preconditioner {

    private final int dimension;
    private final double scale;
    private final List<Layer> layers;
    private final DiagonalLayer middle;
    private final Workspace workspace;
    private final List<R064Store> parameters;
    /** The first of each layer's groups of parameters; the middle's group is the last of all. */
    private final int[] firstGroups;

    private final Pass applied;
    private final Pass learned;
    private final double[] appliedVector;
    private boolean appliedIsCurrent;

    SymmetricProduct(
            int dimension,
            int width,
            double scale,
            List<? extends Layer> layers,
            DiagonalLayer middle,
            Workers workers) {
        this.dimension = dimension;
        this.scale = Require.positive("scale", scale);
        this.layers = List.copyOf(layers);
        this.middle = middle;
        int lanes = layers.isEmpty() ? 1 : layers.get(0).lanes();
        workspace = Workspace.of(width, lanes, workers);
        List<R064Store> stores = new ArrayList<>();
        firstGroups = new int[layers.size()];
        for (int i = 0; i < firstGroups.length; i++) {
            firstGroups[i] = stores.size();
            stores.addAll(layers.get(i).parameters());
        }
        if (middle != null) {
            stores.add(middle.parameters());
        }
        parameters = Collections.unmodifiableList(stores);
        applied = new Pass(width, this.layers);
        learned = new Pass(width, this.layers);
        appliedVector = new double[dimension];
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void apply(double[] v, double[] out) {
        Require.length("v", v, dimension);
        Require.length("out", out, dimension);
        keepAndPass(v);
        scaleInto(out, applied);
    }

    @Override
    public void peek(double[] v, double[] out) {
        Require.length("v", v, dimension);
        Require.length("out", out, dimension);
        // Between steps nothing is kept in this pass.
        pass(v, learned);
        scaleInto(out, learned);
    }

    private void scaleInto(double[] out, Pass pass) {
        double[] hidden = pass.bottom[0];
        double a = scale;
        for (int i = 0; i < out.length; i++) {
            out[i] = a * hidden[i];
        }
    }

    @Override
    public void learn(double[] u, double[] v, double factor, UpdateRule rule) {
        Require.length("u", u, dimension);
        Require.length("v", v, dimension);
        if (!appliedIsCurrent || !Arrays.equals(v, appliedVector)) {
            keepAndPass(v);
        }
        appliedIsCurrent = false;
        rule.beginStep();
        double[] top = ascend(u, learned);
        if (middle != null) {
            middle.multiply(learned.top, top);
            middle.learn(learned.top, applied.top, scale * factor, rule, parameters.size() - 1);
        }
        keepTop(top, learned);
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer layer = layers.get(i);
            layer.transposeAndLearn(
                    learned.traces.get(i),
                    applied.traces.get(i),
                    scale * factor,
                    rule,
                    firstGroups[i],
                    i > 0 ? learned.traces.get(i - 1).output() : null,
                    workspace);
        }
    }

    @Override
    public List<R064Store> parameters() {
        return parameters;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Preconditioner.super.visitState(visitor);
        // The parameters may have been restored; what was remembered of them is no longer true.
        appliedIsCurrent = false;
    }

    /** Passes v and remembers that its traces are in {@link #applied}. */
    private void keepAndPass(double[] v) {
        appliedIsCurrent = false;
        pass(v, applied);
        System.arraycopy(v, 0, appliedVector, 0, dimension);
        appliedIsCurrent = true;
    }

    /** Forms Aᵀ D A E v at the pass's bottom; its first n entries are Eᵀ Aᵀ D A E v. */
    private void pass(double[] v, Pass pass) {
        double[] top = ascend(v, pass);
        if (middle != null) {
            middle.multiply(top, top);
        }
        keepTop(top, pass);
        for (int i = layers.size() - 1; i >= 0; i--) {
            double[][] below = i > 0 ? pass.traces.get(i - 1).output() : pass.bottom;
            layers.get(i).transpose(pass.traces.get(i), below, workspace);
        }
    }

    /** What enters Aᵀ stands at the output of the last layer. */
    private void keepTop(double[] top, Pass pass) {
        if (layers.isEmpty()) {
            return;
        }
        double[][] lanes = pass.traces.get(layers.size() - 1).output();
        for (int lane = 0; lane < lanes.length; lane++) {
            System.arraycopy(top, lane * lanes[lane].length, lanes[lane], 0, lanes[lane].length);
        }
    }

    /** Forms A E v, keeping a copy as the pass's top if the middle has something to learn from it. */
    private double[] ascend(double[] v, Pass pass) {
        double[] in = pass.even;
        double[] out = pass.odd;
        System.arraycopy(v, 0, in, 0, dimension);
        Arrays.fill(in, dimension, in.length, 0);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(in, out, pass.traces.get(i), workspace);
            double[] swapped = in;
            in = out;
            out = swapped;
        }
        if (middle != null) {
            System.arraycopy(in, 0, pass.top, 0, in.length);
        }
        return in;
    }

    /** The memory of one vector's way through the chain. */
    private static final class Pass {
        final double[] even;
        final double[] odd;
        final double[] top;
        /** Where Aᵀ ends: one lane of all hidden units. */
        final double[][] bottom;

        final List<Trace> traces;

        Pass(int width, List<Layer> layers) {
            even = new double[width];
            odd = new double[width];
            top = new double[width];
            bottom = new double[][] {even};
            traces = layers.stream().map(Trace::of).toList();
        }
    }
}
