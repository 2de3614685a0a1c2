package org.lodo.optimizer;

import java.util.Optional;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Another optimizer whose steps follow a schedule, with decoupled weight decay (Loshchilov and Hutter, 2019, arXiv 1711.05101). With
 * Δ the other's step at x, s the schedule's factor and λ the decay per step at the full learning rate:
 *
 * <pre>
 * x ← x + s (Δ − λ x)
 * </pre>
 *
 * <p>For an {@link UpdateRule} without a momentum that holds learning rates, this is the rule with its learning rate multiplied
 * by s; for momentum and RMSprop with momentum, s multiplies the velocity, as in PyTorch. With λ = η w it is the decoupled decay
 * of AdamW. The other's state must not depend on where its steps lead, as that of a quasi-Newton method does.
 */
public final class ScheduledOptimizer implements Optimizer<Sample>, Stateful {

    private final Optimizer<? super Sample> optimizer;
    private final LearningRateSchedule schedule;
    private final double decay;
    private final double[] previous;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param optimizer the other optimizer; must be {@link Stateful} for this one to be saved and restored
     * @param schedule the factors of its steps
     * @param decay λ, at least 0
     */
    public ScheduledOptimizer(
            int dimension, Optimizer<? super Sample> optimizer, LearningRateSchedule schedule, double decay) {
        this.optimizer = optimizer;
        this.schedule = schedule;
        this.decay = Require.nonNegative("decay", decay);
        previous = new double[Require.atLeast("dimension", dimension, 1)];
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, previous.length);
        System.arraycopy(x, 0, previous, 0, x.length);
        optimizer.step(draws, x);
        rescale(x);
    }

    /** Replaces the other's step, from the previous point to x, by the scheduled one. */
    private void rescale(double[] x) {
        steps++;
        double factor = schedule.factor(steps);
        if (factor == 1 && decay == 0) {
            return;
        }
        for (int i = 0; i < x.length; i++) {
            double step = (x[i] - previous[i]) - decay * previous[i];
            x[i] = Math.fma(factor, step, previous[i]);
        }
    }

    @Override
    public <F> Optional<F> feature(Class<F> type) {
        if (type == Stateful.class) {
            return optimizer.feature(type).map(state -> type.cast(this));
        }
        if (type == Step.class) {
            return optimizer.feature(Step.class).map(step -> type.cast(new ScheduledStep(step)));
        }
        return optimizer.feature(type);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        optimizer.feature(Stateful.class).orElseThrow().visitState(visitor);
        steps = visitor.number(steps);
    }

    /** The form on given gradients, of the same state. */
    private final class ScheduledStep implements Step {
        private final Step step;

        ScheduledStep(Step step) {
            this.step = step;
        }

        @Override
        public void step(double[] gradient, double[] x) {
            Require.gradientAt(gradient, x, previous.length);
            System.arraycopy(x, 0, previous, 0, x.length);
            step.step(gradient, x);
            rescale(x);
        }

        @Override
        public void visitState(StateVisitor visitor) {
            ScheduledOptimizer.this.visitState(visitor);
        }
    }
}
