package com.example.lodo;

import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.testkit.CatalogEntries;
import org.lodo.testkit.OptimizerContract;

class NormalizedDescentTest extends OptimizerContract {
    @Override
    protected Optimizer<? super HessianSample> create(int dimension) {
        return CatalogEntries.optimizer("normalized-descent", dimension);
    }
}
