package com.example.lodo;

import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.validation.Require;

/** Normalized gradient descent: x ← x − η g / ‖g‖, a step of length η against the gradient. */
final class NormalizedDescent implements Optimizer<Sample> {

    /**
     * Hyper-parameters.
     *
     * @param stepLength η, positive
     */
    record Config(double stepLength) {
        Config {
            Require.positive("stepLength", stepLength);
        }

        static Config defaults() {
            return new Config(0.05);
        }
    }

    private final Config config;
    private final double[] gradient;

    NormalizedDescent(int dimension, Config config) {
        this.config = config;
        gradient = new double[dimension];
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        draws.draw().valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        double norm = norm(gradient);
        for (int i = 0; i < x.length && norm > 0; i++) {
            x[i] -= config.stepLength() * gradient[i] / norm;
        }
    }

    static double norm(double[] vector) {
        double sum = 0;
        for (double entry : vector) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }
}
