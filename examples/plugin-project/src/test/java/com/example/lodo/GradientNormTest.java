package com.example.lodo;

import org.lodo.engine.catalog.Metric;
import org.lodo.testkit.MetricContract;

class GradientNormTest extends MetricContract {
    @Override
    protected Metric metric() {
        return new GradientNorm();
    }
}
