package org.lodo.bench.report;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.study.Study;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HessianSample;

/** What an optimizer is given to evaluate: those that are given more are no rivals of those that are given less. */
enum Given {
    /** Values and gradients. */
    GRADIENTS("gradients"),
    /** In addition products with the Hessian. */
    PRODUCTS("Hessian products"),
    /** The Hessian. */
    HESSIAN("the Hessian"),
    /** The optimizer is not in the catalog any more. */
    UNKNOWN("unknown");

    private final String words;

    Given(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** What the optimizer of a cell declares that it needs. */
    static Given of(Catalog catalog, Study.Cell cell) {
        OptimizerEntry<?, ?> entry = catalog.optimizers().get(cell.optimizer().name());
        if (entry == null) {
            return UNKNOWN;
        }
        if (HessianSample.class.isAssignableFrom(entry.needs())) {
            return HESSIAN;
        }
        return CurvatureSample.class.isAssignableFrom(entry.needs()) ? PRODUCTS : GRADIENTS;
    }
}
