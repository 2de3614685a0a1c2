package org.lodo.baselines.parameterfree;

import java.util.Arrays;
import org.lodo.baselines.LayerBounds;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Averaging;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * Distance over gradients (Ivgi, Hinder and Carmon, 2023, arXiv 2302.12022, DoG), as in the authors' code; by layer it is L-DoG.
 * For each layer, or for all of x at once, with x₀ the start, r from r_ε(1 + ‖x₀‖) and G from ε:
 *
 * <pre>
 * g ← g + w x;   r ← max(r, ‖x − x₀‖);   G ← G + ‖g‖²;   x ← x − c r/√G · g
 * x̄ ← x̄ + (1 + γ)/(t + γ) · (x − x̄),   t = 1, 2, …
 * </pre>
 *
 * <p>The answer is x̄; gradients are evaluated at x.
 */
public final class Dog implements Optimizer<Sample>, Averaging, Step {

    private final DogConfig config;
    private final int[] bounds;
    private final double[] drawn;
    private final double[] start;
    private final double[] average;
    private final double[] distances;
    private final double[] squares;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param layerStarts ascending indices of the layers' first variables, the first of which is 0; {0} for DoG
     */
    public Dog(int dimension, DogConfig config, int... layerStarts) {
        this.config = config;
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        bounds = LayerBounds.of(layerStarts, dimension);
        start = new double[dimension];
        average = new double[dimension];
        distances = new double[layerStarts.length];
        squares = new double[layerStarts.length];
        Arrays.fill(squares, config.epsilon());
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, drawn.length);
        draws.draw().valueAndGradient(x, drawn);
        step(drawn, x);
    }

    @Override
    public void step(double[] gradient, double[] x) {
        Require.gradientAt(gradient, x, drawn.length);
        if (steps == 0) {
            begin(x);
        }
        steps++;
        for (int layer = 0; layer < distances.length; layer++) {
            move(gradient, x, layer);
        }
        double weight = (1 + config.averageGamma()) / (steps + config.averageGamma());
        for (int i = 0; i < x.length; i++) {
            average[i] += weight * (x[i] - average[i]);
        }
    }

    private void begin(double[] x) {
        System.arraycopy(x, 0, start, 0, x.length);
        for (int layer = 0; layer < distances.length; layer++) {
            double square = 0;
            for (int i = bounds[layer]; i < bounds[layer + 1]; i++) {
                square = Math.fma(x[i], x[i], square);
            }
            distances[layer] = config.initialDistance() * (1 + Math.sqrt(square));
        }
    }

    private void move(double[] gradient, double[] x, int layer) {
        double decay = config.weightDecay();
        double away = 0;
        double square = 0;
        for (int i = bounds[layer]; i < bounds[layer + 1]; i++) {
            double from = x[i] - start[i];
            away = Math.fma(from, from, away);
            double g = Math.fma(decay, x[i], gradient[i]);
            square = Math.fma(g, g, square);
        }
        distances[layer] = Math.max(distances[layer], Math.sqrt(away));
        squares[layer] += square;
        double rate = config.factor() * distances[layer] / Math.sqrt(squares[layer]);
        for (int i = bounds[layer]; i < bounds[layer + 1]; i++) {
            x[i] -= rate * Math.fma(decay, x[i], gradient[i]);
        }
    }

    @Override
    public void answer(double[] x, double[] out) {
        System.arraycopy(steps == 0 ? x : average, 0, out, 0, out.length);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(start);
        visitor.array(average);
        visitor.array(distances);
        visitor.array(squares);
        steps = visitor.number(steps);
    }
}
