package org.lodo.bench.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.lodo.objective.Sample;

/**
 * The problem least-squares of the traces: 1/(2B) ‖A W + 1 bᵀ − Y‖² in the Frobenius norm. x holds W and then b, if there is one,
 * row-major; a W of higher order is the matrix of its last index against all others.
 */
final class GoldenLeastSquares {

    private final JsonNode inputs;
    private final JsonNode targets;
    private final int rows;
    private final int columns;
    private final boolean hasBias;

    GoldenLeastSquares(JsonNode trace) {
        inputs = trace.required("inputs");
        targets = trace.required("targets");
        JsonNode weights = trace.required("shapes").get(0);
        columns = weights.get(weights.size() - 1).asInt();
        int count = 1;
        for (JsonNode extent : weights) {
            count *= extent.asInt();
        }
        rows = count / columns;
        hasBias = trace.required("shapes").size() > 1;
    }

    Sample sample(int evaluation) {
        double[][] a = GoldenJson.vectors(inputs.get(evaluation));
        double[][] y = GoldenJson.vectors(targets.get(evaluation));
        return (x, gradient) -> evaluate(a, y, x, gradient);
    }

    private double evaluate(double[][] a, double[][] y, double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int line = 0; line < a.length; line++) {
            for (int column = 0; column < columns; column++) {
                double residual = (hasBias ? x[rows * columns + column] : 0) - y[line][column];
                for (int row = 0; row < rows; row++) {
                    residual += a[line][row] * x[row * columns + column];
                }
                loss += residual * residual;
                for (int row = 0; row < rows; row++) {
                    gradient[row * columns + column] += a[line][row] * residual / a.length;
                }
                if (hasBias) {
                    gradient[rows * columns + column] += residual / a.length;
                }
            }
        }
        return loss / (2 * a.length);
    }
}
