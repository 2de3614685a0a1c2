package org.lodo.optimizer;

import java.util.Optional;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Another optimizer that sees gradients clipped by norm (Pascanu, Mikolov and Bengio, 2013): a gradient longer than c is scaled to
 * length c. Losses are as they are.
 */
public final class GradientClipping implements Optimizer<Sample>, Stateful {

    private final Optimizer<? super Sample> optimizer;
    private final Clipped clipped;

    /**
     * @param optimizer the other optimizer; must be {@link Stateful} for this one to be saved and restored
     * @param norm c, positive
     */
    public GradientClipping(Optimizer<? super Sample> optimizer, double norm) {
        this.optimizer = optimizer;
        clipped = new Clipped(Require.positive("norm", norm));
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        clipped.draws = draws;
        optimizer.step(clipped, x);
    }

    @Override
    public <F> Optional<F> feature(Class<F> type) {
        if (type == Stateful.class) {
            return optimizer.feature(type).map(state -> type.cast(this));
        }
        if (type == Step.class) {
            return optimizer.feature(Step.class).map(step -> type.cast(new ClippedStep(step)));
        }
        return optimizer.feature(type);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        optimizer.feature(Stateful.class).orElseThrow().visitState(visitor);
    }

    /** The form on given gradients, of the same state. */
    private final class ClippedStep implements Step {
        private final Step step;
        private double[] gradient = {};

        ClippedStep(Step step) {
            this.step = step;
        }

        @Override
        public void step(double[] given, double[] x) {
            Require.notTheSame(given, x);
            if (gradient.length != given.length) {
                gradient = new double[given.length];
            }
            System.arraycopy(given, 0, gradient, 0, given.length);
            clipped.clip(gradient);
            step.step(gradient, x);
        }

        @Override
        public void visitState(StateVisitor visitor) {
            GradientClipping.this.visitState(visitor);
        }
    }

    /** The draws of a step, and the sample drawn last. */
    private static final class Clipped implements Draws<Sample>, Sample {
        private final double norm;
        private Draws<? extends Sample> draws = () -> (x, gradient) -> Double.NaN;
        private Sample sample = draws.draw();

        Clipped(double norm) {
            this.norm = norm;
        }

        @Override
        public Sample draw() {
            sample = draws.draw();
            return this;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double loss = sample.valueAndGradient(x, gradient);
            clip(gradient);
            return loss;
        }

        void clip(double[] gradient) {
            // A gradient that is not finite is left to be rejected.
            if (!(Vectors.norm(gradient) > norm && Vectors.isFinite(gradient))) {
                return;
            }
            double largest = 0;
            for (double entry : gradient) {
                largest = Math.max(largest, Math.abs(entry));
            }
            // Squares of large entries may overflow.
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= largest;
            }
            Vectors.scale(norm / Vectors.norm(gradient), gradient, gradient);
        }

        @Override
        public double value(double[] x) {
            return sample.value(x);
        }
    }
}
