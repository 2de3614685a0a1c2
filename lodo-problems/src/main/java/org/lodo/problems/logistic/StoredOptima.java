package org.lodo.problems.logistic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The least losses of the suite's standardized data, with penalties 1e-2 to 1e-6, found once by {@link NewtonOptimum}. The file
 * says for each the norm of the gradient that certifies it, and a test finds them again.
 */
final class StoredOptima {

    private static final String FILE = "optima.csv";

    private StoredOptima() {}

    /**
     * @param data the data set, standardized, all of it
     * @param penalty λ
     * @return the least loss, if it is stored
     */
    static OptionalDouble loss(DataSet data, double penalty) {
        Double loss = Table.LOSSES.get(key(data, penalty));
        return loss == null ? OptionalDouble.empty() : OptionalDouble.of(loss);
    }

    private static String key(DataSet data, double penalty) {
        return data + "," + penalty;
    }

    /** Read when first used. */
    private static final class Table {
        private static final Map<String, Double> LOSSES = read();

        private Table() {}

        private static Map<String, Double> read() {
            try (InputStream stream = Objects.requireNonNull(StoredOptima.class.getResourceAsStream(FILE), FILE);
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
                return reader.lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .collect(Collectors.toMap(
                                row -> key(DataSet.valueOf(row[0]), Double.parseDouble(row[1])),
                                row -> Double.valueOf(row[2])));
            } catch (IOException e) {
                throw new UncheckedIOException(FILE, e);
            }
        }
    }
}
