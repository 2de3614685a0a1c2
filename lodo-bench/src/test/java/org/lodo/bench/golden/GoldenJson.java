package org.lodo.bench.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.ojalgo.matrix.store.R064Store;

/** Reads arrays of numbers. */
final class GoldenJson {

    private GoldenJson() {}

    static double[] vector(JsonNode array) {
        double[] vector = new double[array.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = array.get(i).asDouble();
        }
        return vector;
    }

    static int[] integers(JsonNode array) {
        int[] integers = new int[array.size()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = array.get(i).asInt();
        }
        return integers;
    }

    static double[][] vectors(JsonNode array) {
        double[][] vectors = new double[array.size()][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = vector(array.get(i));
        }
        return vectors;
    }

    static double[][][] blocks(JsonNode array) {
        double[][][] blocks = new double[array.size()][][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = vectors(array.get(i));
        }
        return blocks;
    }

    static R064Store matrix(JsonNode rows) {
        R064Store matrix = R064Store.FACTORY.make(rows.size(), rows.get(0).size());
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).size(); j++) {
                matrix.set(i, j, rows.get(i).get(j).asDouble());
            }
        }
        return matrix;
    }

    /** Compares two vectors relative to the largest expected entry. */
    static void assertClose(String what, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double size = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            size = Math.max(size, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
        }
        assertThat(difference).as("%s differs: largest entry %s", what, size).isLessThanOrEqualTo(tolerance * size);
    }
}
