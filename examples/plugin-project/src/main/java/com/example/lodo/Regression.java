package com.example.lodo;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.lodo.objective.Draws;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Streaming linear regression. A draw is a vector a from N(0, I) and a number b = a·w + σε with ε from N(0, 1) and
 * w = (1, …, 1); its loss is ½ (a·x − b)². Runs start at 0; no x has a mean loss below ½ σ².
 */
final class Regression implements Objective<Sample> {

    /**
     * Settings.
     *
     * @param dimension number of variables, at least 1
     * @param noise σ, at least 0
     */
    record Config(int dimension, double noise) {
        Config {
            Require.atLeast("dimension", dimension, 1);
            Require.nonNegative("noise", noise);
        }

        static Config defaults() {
            return new Config(10, 0.1);
        }
    }

    private final Config config;

    Regression(Config config) {
        this.config = config;
    }

    @Override
    public int dimension() {
        return config.dimension();
    }

    @Override
    public double[] initialPoint(long seed) {
        return new double[config.dimension()];
    }

    @Override
    public OptionalDouble bestPossibleLoss() {
        return OptionalDouble.of(config.noise() * config.noise() / 2);
    }

    @Override
    public Draws<Sample> open(long seed) {
        return new Stream(config, new RandomStream(seed));
    }

    /** The draws of a run, which a checkpoint can restore. */
    private static final class Stream implements Draws<Sample>, Sample, Stateful {
        private final double noise;
        private final RandomStream random;
        private final double[] a;
        private double b;

        Stream(Config config, RandomStream random) {
            noise = config.noise();
            this.random = random;
            a = new double[config.dimension()];
        }

        @Override
        public Sample draw() {
            random.fillGaussian(a);
            b = Arrays.stream(a).sum() + noise * random.nextGaussian();
            return this;
        }

        @Override
        public double value(double[] x) {
            double error = error(x);
            return error * error / 2;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double error = error(x);
            for (int i = 0; i < a.length; i++) {
                gradient[i] = error * a[i];
            }
            return error * error / 2;
        }

        private double error(double[] x) {
            double prediction = 0;
            for (int i = 0; i < a.length; i++) {
                prediction += a[i] * x[i];
            }
            return prediction - b;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }
}
