package org.lodo.engine.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Sample;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * Counts and times the evaluations of a problem by an optimizer, and reports the loss of fresh evaluations: the first on each
 * draw, or what a {@link JudgedSample} is judged by in its place. The metered sample has the same capabilities as the problem's
 * own.
 */
final class MeteredDraws implements Draws<Sample>, Stateful {

    /** Receives the loss of every fresh evaluation. */
    @FunctionalInterface
    interface FreshLoss {
        void accept(double loss);
    }

    private final Draws<?> draws;
    private final FreshLoss freshLoss;
    private final Pulse pulse;
    private @Nullable Sample current;
    private @Nullable Sample metered;
    private boolean fresh;
    private long drawn;
    private long values;
    private long gradients;
    private long hessianProducts;
    private long nanos;
    private long judgingNanos;

    /**
     * @param draws those of the problem
     * @param freshLoss told the loss of every fresh evaluation
     * @param pulse of the run; once nobody waits for it, every question is answered by an exception
     */
    MeteredDraws(Draws<?> draws, FreshLoss freshLoss, Pulse pulse) {
        this.draws = draws;
        this.freshLoss = freshLoss;
        this.pulse = pulse;
    }

    @Override
    public Sample draw() {
        pulse.check();
        long start = System.nanoTime();
        current = draws.draw();
        nanos += System.nanoTime() - start;
        drawn++;
        fresh = true;
        if (metered == null) {
            metered = meter(current);
        }
        return metered;
    }

    /** The problem's own, unmetered sample of the last draw; null before the first. */
    @Nullable
    Sample current() {
        return current;
    }

    long drawn() {
        return drawn;
    }

    long values() {
        return values;
    }

    long gradients() {
        return gradients;
    }

    long hessianProducts() {
        return hessianProducts;
    }

    long nanos() {
        return nanos;
    }

    /** Time spent on losses that runs are judged by, since these draws were opened or restored; not part of {@link #nanos}. */
    long judgingNanos() {
        return judgingNanos;
    }

    /** Whether the metered draws are {@link Stateful}, as {@link #visitState} requires. */
    boolean isRestorable() {
        return draws instanceof Stateful;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        ((Stateful) draws).visitState(visitor);
        drawn = visitor.number(drawn);
        values = visitor.number(values);
        gradients = visitor.number(gradients);
        hessianProducts = visitor.number(hessianProducts);
        nanos = visitor.number(nanos);
    }

    private Sample meter(Sample sample) {
        if (sample instanceof HessianSample) {
            return new MeteredHessian();
        }
        return sample instanceof CurvatureSample ? new MeteredCurvature() : new MeteredValues();
    }

    /** The current sample; not null, as metered samples exist only after the first draw. */
    private Sample drawnSample() {
        return Objects.requireNonNull(current);
    }

    private double value(double[] x) {
        long start = System.nanoTime();
        double loss = drawnSample().value(x);
        nanos += System.nanoTime() - start;
        values++;
        return note(loss, x);
    }

    private double valueAndGradient(double[] x, double[] gradient) {
        long start = System.nanoTime();
        double loss = drawnSample().valueAndGradient(x, gradient);
        nanos += System.nanoTime() - start;
        gradients++;
        return note(loss, x);
    }

    private double note(double loss, double[] x) {
        pulse.check();
        if (fresh) {
            fresh = false;
            freshLoss.accept(judged(loss, x));
        }
        return loss;
    }

    /** A loss that is not finite ends the run, whatever it is judged by. */
    private double judged(double loss, double[] x) {
        if (!(current instanceof JudgedSample sample) || !Double.isFinite(loss)) {
            return loss;
        }
        long start = System.nanoTime();
        double judged = sample.judgedLoss(x);
        judgingNanos += System.nanoTime() - start;
        return judged;
    }

    private void hessianVector(double[] x, double[] v, double[] out) {
        pulse.check();
        long start = System.nanoTime();
        ((CurvatureSample) drawnSample()).hessianVector(x, v, out);
        nanos += System.nanoTime() - start;
        hessianProducts++;
    }

    private void hessian(double[] x, R064Store hessian) {
        pulse.check();
        long start = System.nanoTime();
        ((HessianSample) drawnSample()).hessian(x, hessian);
        nanos += System.nanoTime() - start;
        hessianProducts += x.length;
    }

    private final class MeteredValues implements Sample {
        @Override
        public double value(double[] x) {
            return MeteredDraws.this.value(x);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return MeteredDraws.this.valueAndGradient(x, gradient);
        }
    }

    private final class MeteredCurvature implements CurvatureSample {
        @Override
        public double value(double[] x) {
            return MeteredDraws.this.value(x);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return MeteredDraws.this.valueAndGradient(x, gradient);
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            MeteredDraws.this.hessianVector(x, v, out);
        }
    }

    private final class MeteredHessian implements HessianSample {
        @Override
        public double value(double[] x) {
            return MeteredDraws.this.value(x);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return MeteredDraws.this.valueAndGradient(x, gradient);
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            MeteredDraws.this.hessianVector(x, v, out);
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            MeteredDraws.this.hessian(x, hessian);
        }
    }
}
