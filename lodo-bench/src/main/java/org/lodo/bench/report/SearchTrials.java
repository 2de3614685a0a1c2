package org.lodo.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The runs of a search with their hyper-parameters, from the table beside the tuned point.
 *
 * @param names the hyper-parameters that were searched
 * @param trials the runs of all generations that did not fail
 */
record SearchTrials(List<String> names, List<Trial> trials) {

    /** The columns before those of the hyper-parameters: generation, run, seed, steps, loss and costs. */
    private static final int FIXED_COLUMNS = 9;

    private static final int LOSS = 4;

    /**
     * A run.
     *
     * @param generation from 1
     * @param loss its final loss
     * @param values the hyper-parameters in the order of the names
     */
    record Trial(int generation, double loss, List<Double> values) {}

    /** Reads what {@link org.lodo.engine.tune.TrialTable} wrote, without validation runs. */
    static SearchTrials read(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
        List<Trial> trials = new ArrayList<>();
        try {
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",", -1);
                if (Character.isDigit(fields[0].charAt(0)) && !fields[LOSS].isEmpty()) {
                    trials.add(new Trial(
                            Integer.parseInt(fields[0]),
                            Double.parseDouble(fields[LOSS]),
                            Arrays.stream(fields)
                                    .skip(FIXED_COLUMNS)
                                    .map(Double::valueOf)
                                    .toList()));
                }
            }
            List<String> columns = Arrays.asList(lines.get(0).split(",", -1));
            return new SearchTrials(List.copyOf(columns.subList(FIXED_COLUMNS, columns.size())), trials);
        } catch (RuntimeException e) {
            throw new IOException(table + " is damaged: regenerate it with tune", e);
        }
    }

    /** The last generation, or 0 if all runs failed. */
    int lastGeneration() {
        return trials.stream().mapToInt(Trial::generation).max().orElse(0);
    }
}
