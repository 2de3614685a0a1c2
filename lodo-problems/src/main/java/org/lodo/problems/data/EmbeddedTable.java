package org.lodo.problems.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Reads a data set of the suite: a compressed table of numbers with commas between them, the label last in each line. */
final class EmbeddedTable {

    private EmbeddedTable() {}

    /**
     * @param file name of a file beside this class
     * @param headerLines lines to skip
     * @param featureCount numbers in a line before its label
     * @param classCount how many classes there are
     * @param divisor what each feature is divided by
     * @param checksum {@link LabelledData#checksum} of the result
     * @return the data
     */
    static LabelledData read(
            String file, int headerLines, int featureCount, int classCount, double divisor, String checksum) {
        List<String> lines = lines(file);
        List<String> rows = lines.subList(headerLines, lines.size());
        double[] features = new double[rows.size() * featureCount];
        int[] labels = new int[rows.size()];
        Iterator<String> remaining = rows.iterator();
        for (int row = 0; row < labels.length; row++) {
            String[] numbers = remaining.next().split(",", -1);
            for (int i = 0; i < featureCount; i++) {
                features[row * featureCount + i] = Double.parseDouble(numbers[i]) / divisor;
            }
            labels[row] = Integer.parseInt(numbers[featureCount]);
        }
        LabelledData data = new LabelledData(featureCount, classCount, features, labels);
        if (!data.checksum().equals(checksum)) {
            throw new UncheckedIOException(new IOException(
                    "embedded " + file + " has checksum " + data.checksum() + ", expected " + checksum));
        }
        return data;
    }

    private static List<String> lines(String file) {
        try (InputStream compressed = Objects.requireNonNull(EmbeddedTable.class.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
