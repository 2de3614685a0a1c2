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
 * @param rounds what all runs of each generation cost, those included that failed
 */
record SearchTrials(List<String> names, List<Trial> trials, List<Round> rounds) {

    /** The columns before those of the hyper-parameters: generation, run, seed, steps, loss and costs. */
    private static final int FIXED_COLUMNS = 9;

    private static final int LOSS = 4;

    /** The first of the columns of evaluations: values, gradients and products with the Hessian. */
    private static final int EVALUATIONS = 5;

    /**
     * A run.
     *
     * @param generation from 1
     * @param loss its final loss
     * @param values the hyper-parameters in the order of the names
     */
    record Trial(int generation, double loss, List<Double> values) {}

    /**
     * A generation, or a rung or confirmation.
     *
     * @param runs how many runs it had
     * @param evaluations their values, gradients and products with the Hessian
     */
    record Round(long runs, long evaluations) {

        private Round with(String[] fields) {
            long more = 0;
            for (int column = EVALUATIONS; column < EVALUATIONS + 3; column++) {
                more += Long.parseLong(fields[column]);
            }
            return new Round(runs + 1, evaluations + more);
        }
    }

    /** Reads what {@link org.lodo.engine.tune.TrialTable} wrote, without validation runs. */
    static SearchTrials read(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
        List<Trial> trials = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        try {
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",", -1);
                if (!Character.isDigit(fields[0].charAt(0))) {
                    continue;
                }
                int generation = Integer.parseInt(fields[0]);
                while (rounds.size() < generation) {
                    rounds.add(new Round(0, 0));
                }
                rounds.set(generation - 1, rounds.get(generation - 1).with(fields));
                if (!fields[LOSS].isEmpty()) {
                    trials.add(new Trial(
                            generation,
                            Double.parseDouble(fields[LOSS]),
                            Arrays.stream(fields)
                                    .skip(FIXED_COLUMNS)
                                    .map(Double::valueOf)
                                    .toList()));
                }
            }
            List<String> columns = Arrays.asList(lines.get(0).split(",", -1));
            return new SearchTrials(List.copyOf(columns.subList(FIXED_COLUMNS, columns.size())), trials, rounds);
        } catch (RuntimeException e) {
            throw new IOException(table + " is damaged: regenerate it with tune", e);
        }
    }

    /** The last generation, or 0 if all runs failed. */
    int lastGeneration() {
        return trials.stream().mapToInt(Trial::generation).max().orElse(0);
    }

    /** The runs of a generation, from 1, that did not fail. */
    List<Trial> of(int generation) {
        return trials.stream().filter(trial -> trial.generation() == generation).toList();
    }

    /** The lowest loss of a generation, from 1; infinite if all runs failed. */
    double lowest(int generation) {
        return of(generation).stream().mapToDouble(Trial::loss).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** What a search had cost when a generation, from 1, had ended. */
    long evaluationsUpTo(int generation) {
        return rounds.stream().limit(generation).mapToLong(Round::evaluations).sum();
    }
}
