package org.lodo.probing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodo.objective.Sample;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.preconditioner.BlockPermutationForm;
import org.lodo.preconditioner.PermutedBlocks;
import org.lodo.random.RandomStream;

/**
 * The algorithm of {@link ProbingLodo} written down once more, with G as a dense matrix that is formed anew for every product and
 * no product cached: an oracle for few variables.
 */
final class DenseProbing {

    private final ProbingConfig config;
    private final int[][] permutations;
    private final double[][][][] weights;
    private final int n;
    private final int width;
    private final RandomStream random;

    private double scale;
    private double logGain;
    private double damping;
    private double zeta;
    private double meanSquare;
    private double credit = 1;
    private boolean force;
    private int step;
    private double[] previous;
    private double previousNorm;
    private double[] trace;
    private double traceSquare;
    private double traceCosine;
    private double[] tracedSteps;
    private double[] velocity;

    DenseProbing(BlockPermutationForm form, ProbingConfig config, long seed) {
        this.config = config;
        n = form.dimension();
        scale = form.scale();
        width = BlockPermutation.hiddenSize(n, form.blockSize());
        permutations = form.layers().stream().map(PermutedBlocks::permutation).toArray(int[][]::new);
        weights = form.layers().stream().map(PermutedBlocks::blocks).toArray(double[][][][]::new);
        random = new RandomStream(RandomStream.derive(seed, "probes"));
        zeta = n * scale;
        trace = new double[n];
        tracedSteps = new double[n];
        velocity = new double[n];
    }

    double scale() {
        return scale;
    }

    void step(Sample sample, double[] x) {
        double[] g = gradient(sample, x);
        if (config.form() == ProbingForm.NOISE_AWARE && step == 0) {
            measure(sample, x, g);
            return;
        }
        double[] gg = apply(g);
        double q = dot(g, gg);
        double gain = config.form() == ProbingForm.PLAIN ? plainGain(g, gg, q) : noiseAwareGain(g, gg, q);
        double clip = meanSquare > 0 && q > 10 * meanSquare ? Math.sqrt(10 * meanSquare / q) : 1;
        meanSquare = meanSquare > 0 ? meanSquare + 0.02 * (Math.min(q, 10 * meanSquare) - meanSquare) : q;
        double length = clip * gain;
        credit += Math.max(1.0 / config.probeInterval(), config.form() == ProbingForm.PLAIN ? 0 : gain);
        boolean probes = force || credit >= 1;
        force = clip < 1;
        if (probes) {
            credit = Math.max(0, credit - 1);
            double[] z = new double[n];
            double amplitude = config.probeNoise() * Math.sqrt(q / zeta);
            if (amplitude > 0) {
                z = signs();
            }
            double[] v = plus(g, amplitude, z);
            double[] gv = apply(v);
            if (amplitude > 0) {
                double mean = 0.9 * zeta + 0.1 * dot(z, gv) / amplitude;
                zeta = Math.max(zeta / 10, Math.min(10 * zeta, mean));
            }
            double reach = config.probeLength() == 0 ? gain : config.probeLength();
            double[] ahead = gradient(sample, plus(x, -reach, gv));
            double[] h = times(1 / reach, plus(g, -1, ahead));
            double[] p = plus(plus(v, -1, h), -damping, gv);
            double ratio = norm(plus(v, -1, p)) / norm(v);
            if (length * ratio > 2) {
                length = 1 / ratio;
                logGain -= config.gainRate();
                force = true;
            }
            if (config.symmetric()) {
                double[] w = times(0.5, plus(v, 1, h));
                double share = Math.min(Math.pow(norm(w) / norm(v), 2), norm(w) / norm(p));
                teach(p, w, config.learningStep() * norm(p) * norm(p) * share);
            } else {
                teach(p, v, config.learningStep() * norm(p) * norm(p) * Math.min(1, 1 / ratio));
            }
        }
        velocity = plus(times(config.momentum(), velocity), 1 - config.momentum(), gg);
        System.arraycopy(plus(x, -length, velocity), 0, x, 0, n);
        remember(g, gg, Math.max(gain, 0.01));
        step++;
    }

    private void measure(Sample sample, double[] x, double[] g) {
        double[] z = signs();
        double[] gz = apply(z);
        double[] h = times(100, plus(g, -1, gradient(sample, plus(x, -0.01, gz))));
        double squaredCosine = Math.pow(dot(h, gz) / (norm(z) * norm(h)), 2);
        double f = norm(z) / norm(h) / Math.sqrt(Math.max(squaredCosine, 1e-4));
        double[] gg = apply(g);
        double[] hg = times(100, plus(g, -1, gradient(sample, plus(x, -0.01, gg))));
        double gain = Math.max(1e-4, Math.min(1, Math.abs(dot(hg, gg)) / (f * norm(hg) * norm(hg))));
        damping = dot(g, gg) / dot(gg, gg) / f;
        zeta = f * dot(z, gz);
        meanSquare = f * dot(g, gg);
        scale *= f;
        logGain = Math.log(gain);
        remember(g, apply(g), Math.max(gain, 0.01));
        step++;
    }

    private double plainGain(double[] g, double[] gg, double q) {
        damping = config.leastDamping() * q / dot(gg, gg);
        if (previous != null) {
            double cosine = dot(previous, gg) / (norm(g) * previousNorm);
            logGain += config.gainRate() * Math.max(-1, Math.min(1, cosine));
        }
        return Math.exp(logGain);
    }

    private double noiseAwareGain(double[] g, double[] gg, double q) {
        double c1 = Math.max(-1, Math.min(1, dot(previous, gg) / (norm(g) * previousNorm)));
        double cm = Math.max(-1, Math.min(1, dot(trace, gg) / (norm(g) * Math.sqrt(traceSquare))));
        traceCosine = cm;
        double cl = dot(tracedSteps, gg) / Math.sqrt(dot(gg, gg) * dot(tracedSteps, tracedSteps));
        logGain += step == 1 ? Math.log(Math.max(c1, 0.2)) : config.gainRate() * (1 + 10.0 / step) * (c1 + cm) / 2;
        if (logGain > 0) {
            damping /= Math.exp(logGain);
            logGain = 0;
        }
        damping *= Math.exp(-config.dampingRate() * (cl - cm));
        double most = q / dot(gg, gg);
        damping = Math.min(most, Math.max(config.leastDamping() * most, damping));
        return Math.exp(logGain);
    }

    private void remember(double[] g, double[] gg, double weight) {
        previous = g;
        previousNorm = Math.sqrt(dot(g, gg));
        double old = (1 - weight) * Math.sqrt(traceSquare);
        double fresh = weight * previousNorm;
        traceSquare = Math.max(0, old * old + 2 * traceCosine * old * fresh + fresh * fresh);
        trace = plus(times(1 - weight, trace), weight, g);
        tracedSteps = plus(times(1 - weight, tracedSteps), weight, gg);
    }

    /** W ← W + target/N · D/‖D‖² for every layer, all D of before. */
    private void teach(double[] u, double[] v, double target) {
        List<double[][][]> gradients = new ArrayList<>();
        for (int layer = 0; layer < weights.length; layer++) {
            int k = weights[layer][0].length;
            double[][][] d = new double[weights[layer].length][k][k];
            double[] aU = input(u, layer);
            double[] aV = input(v, layer);
            double[] bU = output(u, layer);
            double[] bV = output(v, layer);
            for (int j = 0; j < width; j++) {
                for (int i = 0; i < k; i++) {
                    int from = j / k * k + i;
                    d[j / k][i][j % k] = scale * (aU[from] * bV[j] + aV[from] * bU[j]);
                }
            }
            gradients.add(d);
        }
        for (int layer = 0; layer < weights.length; layer++) {
            double square = Arrays.stream(gradients.get(layer))
                    .flatMap(Arrays::stream)
                    .flatMapToDouble(Arrays::stream)
                    .map(d -> d * d)
                    .sum();
            for (int b = 0; b < weights[layer].length && square > 0; b++) {
                for (int i = 0; i < weights[layer][b].length; i++) {
                    for (int o = 0; o < weights[layer][b].length; o++) {
                        weights[layer][b][i][o] +=
                                target / weights.length * gradients.get(layer)[b][i][o] / square;
                    }
                }
            }
        }
    }

    private double[] input(double[] v, int layer) {
        double[] x = Arrays.copyOf(v, width);
        for (int below = 0; below < layer; below++) {
            x = multiply(below, permute(below, x));
        }
        return permute(layer, x);
    }

    private double[] output(double[] v, int layer) {
        double[] y = multiply(weights.length - 1, input(v, weights.length - 1));
        for (int above = weights.length - 1; above > layer; above--) {
            y = unpermute(above, multiplyTransposed(above, y));
        }
        return y;
    }

    private double[] apply(double[] v) {
        return times(scale, Arrays.copyOf(unpermute(0, multiplyTransposed(0, output(v, 0))), n));
    }

    private double[] permute(int layer, double[] x) {
        return Arrays.stream(permutations[layer]).mapToDouble(j -> x[j]).toArray();
    }

    private double[] unpermute(int layer, double[] x) {
        double[] out = new double[width];
        for (int j = 0; j < width; j++) {
            out[permutations[layer][j]] = x[j];
        }
        return out;
    }

    private double[] multiply(int layer, double[] x) {
        double[] out = new double[width];
        int k = weights[layer][0].length;
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < k; i++) {
                out[j] += weights[layer][j / k][i][j % k] * x[j / k * k + i];
            }
        }
        return out;
    }

    private double[] multiplyTransposed(int layer, double[] x) {
        double[] out = new double[width];
        int k = weights[layer][0].length;
        for (int j = 0; j < width; j++) {
            for (int o = 0; o < k; o++) {
                out[j] += weights[layer][j / k][j % k][o] * x[j / k * k + o];
            }
        }
        return out;
    }

    private double[] signs() {
        double[] z = new double[n];
        long bits = 0;
        for (int i = 0; i < n; i++) {
            bits = i % 64 == 0 ? random.nextLong() : bits >>> 1;
            z[i] = 2 * (bits & 1) - 1;
        }
        return z;
    }

    private static double[] gradient(Sample sample, double[] x) {
        double[] g = new double[x.length];
        sample.valueAndGradient(x, g);
        return g;
    }

    /** |v| in the metric of G. */
    private double norm(double[] v) {
        return Math.sqrt(dot(v, apply(v)));
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double[] plus(double[] x, double factor, double[] y) {
        double[] sum = new double[x.length];
        Arrays.setAll(sum, i -> x[i] + factor * y[i]);
        return sum;
    }

    private static double[] times(double factor, double[] x) {
        return Arrays.stream(x).map(entry -> factor * entry).toArray();
    }
}
