package com.example.lodo;

import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;

/** Rosenbrock's valley, whose gradient the program computes by itself. */
public final class Training {
    public static double[] train() {
        Lodo lodo = LodoRecipes.lodo(2, LodoConfig.defaults().withInitialLearningRate(0.2), 42);
        double[] x = {-0.5, 2};
        for (int step = 0; step < 2000; step++) {
            double above = x[1] - x[0] * x[0];
            double[] gradient = {-0.02 * (1 - x[0]) - 4 * x[0] * above, 2 * above};
            lodo.step(gradient, x);
        }
        return x;
    }

    private Training() {}
}
