package org.lodo.bench.suite;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.objective.HessianSample;
import org.lodo.preconditioner.FrozenLoss;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.problems.NoisyQuadratic;
import org.ojalgo.matrix.store.R064Store;

/**
 * Two parts of the distance from the best possible loss, on the noisy quadratic bowl of up to {@value DenseRows#MAX_DIMENSION}
 * variables that {@link NoisyQuadratic#stepCovariance} describes, measured after the last step; elsewhere it has no value. With L(G) the closed-form loss of a fixed G ({@link FrozenLoss}), G* the best fit of
 * the same structure and permutations to H⁻¹ ({@link InverseFit}) and L° the best possible loss:
 *
 * <pre>
 * representation gap = L(G*) − L°          what G cannot represent, at most
 * learning gap       = L(G) − L(G*)        what has not been learned, at least
 * </pre>
 *
 * <p>They are bounds because the fit is stopped early ({@link InverseFit#STEPS}).
 */
final class GapMetric implements Metric {

    private final boolean isOfLearning;

    private GapMetric(boolean isOfLearning) {
        this.isOfLearning = isOfLearning;
    }

    static GapMetric ofRepresentation() {
        return new GapMetric(false);
    }

    static GapMetric ofLearning() {
        return new GapMetric(true);
    }

    @Override
    public String name() {
        return isOfLearning ? "learning_gap" : "representation_gap";
    }

    @Override
    public String title() {
        return isOfLearning ? "Learning gap" : "Representation gap";
    }

    @Override
    public Better better() {
        return Better.LESS;
    }

    @Override
    public MetricFigure figure() {
        return MetricFigure.none();
    }

    @Override
    public boolean isDue(int row, boolean isLast) {
        return isLast;
    }

    @Override
    public double[] measure(MetricContext context) {
        if (!(context.optimizer() instanceof Preconditioned preconditioned)
                || !(context.objective() instanceof NoisyQuadratic bowl)
                || !(context.sample() instanceof HessianSample sample)
                || context.after().length > DenseRows.MAX_DIMENSION) {
            return none();
        }
        int n = context.after().length;
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(context.after(), hessian);
        OptionalDouble best = bowl.bestPossibleLoss();
        Optional<R064Store> steps = bowl.stepCovariance();
        if (best.isEmpty() || steps.isEmpty()) {
            return none();
        }
        Preconditioner learned = preconditioned.preconditioner();
        Preconditioner fitted = InverseFit.of(learned, hessian, InverseFit.STEPS);
        double floor = FrozenLoss.of(fitted, hessian, steps.get());
        return new double[] {
            isOfLearning ? FrozenLoss.of(learned, hessian, steps.get()) - floor : floor - best.getAsDouble()
        };
    }
}
