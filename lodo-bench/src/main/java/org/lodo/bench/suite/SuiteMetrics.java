package org.lodo.bench.suite;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;

/** The suite's own metrics. */
public final class SuiteMetrics implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.metric(new HessianErrorMetric())
                .metric(new FinalHessianErrorMetric())
                .metric(new NewtonCosineMetric())
                .metric(new SolutionErrorMetric())
                .metric(new SpectrumMetric())
                .metric(DecayMetric.factor())
                .metric(DecayMetric.rowExponent())
                .metric(DecayMetric.columnExponent())
                .metric(GapMetric.ofRepresentation())
                .metric(GapMetric.ofLearning())
                .metric(new ValidationLossMetric())
                .metric(new TestLossMetric());
    }
}
