package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;
import org.ojalgo.matrix.store.R064Store;

/**
 * G(θ) = α₀ Eᵀ A(θ)ᵀ D A(θ) E with A = L_N … L_1 a chain of layers, D = I or a learned diagonal, and E the embedding of
 * n variables into the hidden space by zero padding. Symmetric by construction, and positive semidefinite if D = I (Liao et
 * al. 2023, section 3.2, equation 3).
 *
 * <p>The gradient needs no automatic differentiation. Let a_i(v) be the vector that layer i's weights multiply when A E v
 * is formed, and b_i(v) the vector at its output when Aᵀ is applied to D A E v. Then
 *
 * <pre>∂/∂L_i (uᵀ G v) = α₀ (b_i(v) a_i(u)ᵀ + b_i(u) a_i(v)ᵀ).</pre>
 *
 * <p>{@link #apply} caches the activations of v, so a {@link #learn} that follows with the same v pays only for u. In LODO one
 * application and one meta-gradient together cost two passes through G.
 */
public final class SymmetricProduct implements NormalizedPreconditioner {

    private final int dimension;
    private double scale;
    private final List<Layer> layers;
    private final @Nullable DiagonalLayer middle;
    private final DoubleFunction<CanonicalForm> form;
    private final Workspace workspace;
    private final List<R064Store> parameters;
    /** The first of each layer's groups of parameters; the middle's group is the last of all. */
    private final int[] firstGroups;

    private final Pass applied;
    private final Pass learned;
    /** For vectors whose activations nobody needs: all layers record them in the same arrays, which stay in cache. */
    private final Pass passing;

    private final InputSum inputSum = new InputSum();

    private final Embedding embedding;

    private final double[] appliedVector;
    private boolean appliedIsCurrent;
    private final double[] ascendedVector;
    /** Whether {@link #learned} has A E v of {@link #ascendedVector}, with its activations on the way up. */
    private boolean ascendedIsCurrent;

    /** The form is a function of α₀. */
    SymmetricProduct(
            int dimension,
            int width,
            double scale,
            List<? extends Layer> layers,
            @Nullable DiagonalLayer middle,
            DoubleFunction<CanonicalForm> form,
            Workers workers) {
        this.dimension = dimension;
        this.form = form;
        this.scale = Require.positive("scale", scale);
        this.layers = List.copyOf(layers);
        this.middle = middle;
        workspace = Workspace.of(this.layers, workers);
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
        embedding = new Embedding(
                layers.isEmpty()
                        ? Permutations.identity(dimension)
                        : layers.get(0).exit(),
                workspace);
        applied = new Pass(width, this.layers.stream().map(LayerActivations::of).toList(), middle != null);
        learned = new Pass(width, LayerActivations.sharingOutput(this.layers), middle != null);
        passing = new Pass(width, LayerActivations.sharingAll(this.layers), middle != null);
        appliedVector = new double[dimension];
        ascendedVector = new double[dimension];
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
        embedding.leave(applied.current, scale, out);
    }

    @Override
    public void peek(double[] v, double[] out) {
        Require.length("v", v, dimension);
        Require.length("out", out, dimension);
        pass(v, passing);
        embedding.leave(passing.current, scale, out);
    }

    @Override
    public void learn(double[] u, double[] v, double factor, UpdateRule rule) {
        Require.length("u", u, dimension);
        Require.length("v", v, dimension);
        if (!appliedIsCurrent || !Arrays.equals(v, appliedVector)) {
            keepAndPass(v);
        }
        appliedIsCurrent = false;
        ascendedIsCurrent = false;
        rule.beginStep();
        ascend(u, learned);
        if (middle != null) {
            middle.multiply(learned.top, learned.current);
            middle.learn(learned.top, applied.top, scale * factor, rule, parameters.size() - 1);
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i)
                    .transposeAndLearn(
                            learned.current,
                            i > 0 ? learned.other : null,
                            learned.activations.get(i),
                            applied.activations.get(i),
                            scale * factor,
                            rule,
                            firstGroups[i],
                            workspace);
            learned.swap();
        }
    }

    /**
     * Both vectors pass through G together, so that weights come from memory once for both: on the way up v and z, on the way
     * down v and w.
     */
    @Override
    public void applyBoth(
            double[] v, double[] z, DoubleUnaryOperator amplitude, double[] out, double[] w, double[] outW) {
        Require.length("v", v, dimension);
        Require.length("z", z, dimension);
        Require.length("out", out, dimension);
        Require.length("w", w, dimension);
        Require.length("outW", outW, dimension);
        appliedIsCurrent = false;
        ascendedIsCurrent = false;
        embedding.enter(v, learned.current);
        embedding.enter(z, applied.current);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i)
                    .forwardBoth(
                            learned.current,
                            learned.other,
                            learned.activations.get(i),
                            applied.current,
                            applied.other,
                            applied.activations.get(i),
                            workspace);
            learned.swap();
            applied.swap();
        }
        keepTop(learned);
        keepTop(applied);
        double c = amplitude.applyAsDouble(squareAtTop());
        System.arraycopy(v, 0, w, 0, dimension);
        Vectors.addScaled(c, z, w);
        if (middle == null) {
            Vectors.combine(c, applied.current, 1, learned.current);
        } else {
            Vectors.combine(c, applied.top, 1, learned.top);
            middle.multiply(applied.top, applied.current);
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            inputSum.form(learned.activations.get(i), c, applied.activations.get(i));
            layers.get(i)
                    .transposeBoth(
                            learned.current,
                            learned.other,
                            learned.activations.get(i),
                            applied.current,
                            applied.other,
                            applied.activations.get(i),
                            workspace);
            learned.swap();
            applied.swap();
        }
        embedding.leave(learned.current, scale, out);
        embedding.leave(applied.current, scale, outW);
        System.arraycopy(w, 0, appliedVector, 0, dimension);
        appliedIsCurrent = true;
    }

    @Override
    public double squaredNorm(double[] v) {
        Require.length("v", v, dimension);
        keepAndAscend(v);
        return squareAtTop();
    }

    @Override
    public void learnNormalized(double[] u, double[] v, double target) {
        Require.length("u", u, dimension);
        Require.length("v", v, dimension);
        if (!appliedIsCurrent || !Arrays.equals(v, appliedVector)) {
            keepAndPass(v);
        }
        if (!ascendedIsCurrent || !Arrays.equals(u, ascendedVector)) {
            keepAndAscend(u);
        }
        appliedIsCurrent = false;
        ascendedIsCurrent = false;
        double share = target / (scale * (layers.size() + (middle == null ? 0 : 1)));
        if (middle != null) {
            middle.multiply(learned.top, learned.current);
            middle.learnNormalized(learned.top, applied.top, share);
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            LayerActivations ofU = learned.activations.get(i);
            LayerActivations ofV = applied.activations.get(i);
            double square = layers.get(i).gradientSquare(learned.current, ofU, ofV, workspace);
            // Below, the quotient would be inaccurate or infinite.
            double rate = square >= Double.MIN_NORMAL ? share / square : 0;
            layers.get(i).transposeAndAddGradient(i > 0 ? learned.other : null, rate, ofU, ofV, workspace);
            learned.swap();
        }
    }

    @Override
    public double scale() {
        return scale;
    }

    @Override
    public void setScale(double scale) {
        this.scale = Require.positive("scale", scale);
    }

    @Override
    public List<R064Store> parameters() {
        return parameters;
    }

    @Override
    public CanonicalForm canonicalForm() {
        return form.apply(scale);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        NormalizedPreconditioner.super.visitState(visitor);
        // The parameters may have been overwritten, so the cached activations may be stale.
        appliedIsCurrent = false;
        ascendedIsCurrent = false;
    }

    /** Passes v through G and caches its activations in {@link #applied}. */
    private void keepAndPass(double[] v) {
        appliedIsCurrent = false;
        pass(v, applied);
        System.arraycopy(v, 0, appliedVector, 0, dimension);
        appliedIsCurrent = true;
    }

    /** Forms A E v and keeps it in {@link #learned}, with D A E v still to be formed. */
    private void keepAndAscend(double[] v) {
        ascendedIsCurrent = false;
        ascend(v, learned);
        System.arraycopy(v, 0, ascendedVector, 0, dimension);
        ascendedIsCurrent = true;
    }

    /** Forms Aᵀ D A E v, without the lowest layer's permutation. */
    private void pass(double[] v, Pass pass) {
        ascend(v, pass);
        if (middle != null) {
            middle.multiply(pass.top, pass.current);
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).transpose(pass.current, pass.other, pass.activations.get(i), workspace);
            pass.swap();
        }
    }

    /** |v|² of what {@link #learned} has brought to the top, where D is applied to it. */
    private double squareAtTop() {
        if (middle == null) {
            return scale * Vectors.dot(learned.current, learned.current);
        }
        middle.multiply(learned.top, learned.current);
        return scale * Vectors.dot(learned.top, learned.current);
    }

    /** Forms A E v, and keeps a copy as the pass's top if D is learned. */
    private void ascend(double[] v, Pass pass) {
        embedding.enter(v, pass.current);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(pass.current, pass.other, pass.activations.get(i), workspace);
            pass.swap();
        }
        keepTop(pass);
    }

    private void keepTop(Pass pass) {
        System.arraycopy(pass.current, 0, pass.top, 0, pass.top.length);
    }

    /** The linear combination of what a layer recorded of two vectors on the way up. */
    private final class InputSum {
        private final Workers.Body body = this::form;
        private double[][] first = {};
        private double[][] second = {};
        private double factor;

        /** a(second) ← a(first) + factor · a(second). */
        void form(LayerActivations first, double factor, LayerActivations second) {
            this.first = first.input();
            this.second = second.input();
            this.factor = factor;
            int length = this.first[0].length;
            workspace.workers().forEach(length, Workspace.chunk(length), body);
        }

        private void form(int from, int to) {
            for (int lane = 0; lane < first.length; lane++) {
                Vectors.combine(factor, second[lane], 1, first[lane], from, to);
            }
        }
    }

    /** Buffers for one vector's pass through the chain. */
    private static final class Pass {
        /** The vector between two layers; {@link #other} receives the next one. */
        double[] current;

        double[] other;
        final double[] top;
        final List<LayerActivations> activations;

        Pass(int width, List<LayerActivations> activations, boolean keepsTop) {
            this.activations = activations;
            current = new double[width];
            other = new double[width];
            top = new double[keepsTop ? width : 0];
        }

        void swap() {
            double[] left = current;
            current = other;
            other = left;
        }
    }
}
