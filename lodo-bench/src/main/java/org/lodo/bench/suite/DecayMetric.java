package org.lodo.bench.suite;

import java.util.function.ToDoubleFunction;
import org.lodo.NearInverseLodo;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.objective.HessianSample;
import org.lodo.preconditioner.ErrorModes;

/**
 * A number of the power law by which the modes of I − GH have decayed since the start of a run of {@link NearInverseLodo}: over t
 * steps by exp(−c λ_i^a λ_j^b), where theory says c = α σ² t, a = 1 and b = 2.
 */
final class DecayMetric implements Metric {

    private static final int ROWS_PER_MEASUREMENT = 8;

    private final String name;
    private final String title;
    private final ToDoubleFunction<ErrorModes.PowerLaw> number;

    private DecayMetric(String name, String title, ToDoubleFunction<ErrorModes.PowerLaw> number) {
        this.name = name;
        this.title = title;
        this.number = number;
    }

    static DecayMetric factor() {
        return new DecayMetric("decay", "Decay of the stiffest mode", ErrorModes.PowerLaw::factor);
    }

    static DecayMetric rowExponent() {
        return new DecayMetric("decay_row_exponent", "Row exponent", ErrorModes.PowerLaw::rowExponent);
    }

    static DecayMetric columnExponent() {
        return new DecayMetric("decay_column_exponent", "Column exponent", ErrorModes.PowerLaw::columnExponent);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public MetricFigure figure() {
        return MetricFigure.none();
    }

    @Override
    public boolean isDue(int row, boolean isLast) {
        return isLast || row % ROWS_PER_MEASUREMENT == 0;
    }

    @Override
    public double[] measure(MetricContext context) {
        if (!(context.optimizer() instanceof NearInverseLodo lodo)
                || !(context.sample() instanceof HessianSample sample)
                || context.after().length > DenseRows.MAX_DIMENSION) {
            return none();
        }
        return new double[] {
            number.applyAsDouble(ErrorModes.decay(lodo.preconditioner(), sample, context.after(), lodo.initialError()))
        };
    }
}
