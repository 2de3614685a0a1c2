package com.example.lodo;

import org.lodo.objective.Objective;
import org.lodo.testkit.CatalogEntries;
import org.lodo.testkit.ObjectiveContract;

class RegressionTest extends ObjectiveContract {
    @Override
    protected Objective<?> objective() {
        return CatalogEntries.problem("regression");
    }
}
