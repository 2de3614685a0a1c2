package org.lodo.engine.tune;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Sha256;

/** The runs of a search in CSV, a small file next to the tuned point. */
public final class TrialTable {

    private static final String FIXED_COLUMNS =
            "generation,run,seed,steps,loss,values,gradients,hessian_products,seconds";

    /** The generation of validation runs in the file. */
    private static final String VALIDATION = "tuned";

    private TrialTable() {}

    /**
     * The losses of a search.
     *
     * @param generations the losses of each generation's runs; infinite where a run failed
     * @param validationRuns those of the validation runs
     */
    public record Losses(List<double[]> generations, double[] validationRuns) {

        /**
         * @return the losses of the last generation's runs
         */
        public double[] ofLastGeneration() {
            return generations.get(generations.size() - 1);
        }
    }

    /**
     * @param search what was found
     * @param file replaced
     * @return SHA-256 of the file
     * @throws IOException if it cannot be written
     */
    public static String write(Search search, Path file) throws IOException {
        StringBuilder csv = new StringBuilder(FIXED_COLUMNS);
        search.space().scales().keySet().forEach(name -> csv.append(',').append(name));
        csv.append('\n');
        search.trials().forEach(trial -> append(csv, String.valueOf(trial.generation() + 1), trial));
        search.validationRuns().forEach(trial -> append(csv, VALIDATION, trial));
        AtomicFiles.write(file, csv.toString());
        return Sha256.of(csv.toString());
    }

    /**
     * @param file any file
     * @return whether it begins as {@link #write} begins it
     * @throws IOException if it cannot be read
     */
    static boolean isIn(Path file) throws IOException {
        byte[] head = FIXED_COLUMNS.getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(head.length), head);
        }
    }

    private static void append(StringBuilder csv, String generation, Trial trial) {
        csv.append(String.join(
                ",",
                generation,
                String.valueOf(trial.index() + 1),
                String.valueOf(trial.seed()),
                String.valueOf(trial.steps()),
                trial.failed() ? "" : Json.number(trial.loss()),
                String.valueOf(trial.cost().values()),
                String.valueOf(trial.cost().gradients()),
                String.valueOf(trial.cost().hessianProducts()),
                Json.number(trial.cost().seconds())));
        trial.settings().values().forEach(value -> csv.append(',').append(Json.number(value)));
        csv.append('\n');
    }

    /**
     * @param file what {@link #write} wrote
     * @param digest what it returned; null if that is not known
     * @return its losses
     * @throws IOException if it cannot be read or holds something else
     */
    public static Losses read(Path file, @Nullable String digest) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (digest != null && !digest.equals(Sha256.of(text))) {
            throw new IOException(file + " was changed after tune wrote it: regenerate it with tune");
        }
        List<List<Double>> generations = new ArrayList<>();
        List<Double> validationRuns = new ArrayList<>();
        try {
            for (String line : text.lines().skip(1).toList()) {
                String[] fields = line.split(",", -1);
                double loss = fields[4].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(fields[4]);
                if (fields[0].equals(VALIDATION)) {
                    validationRuns.add(loss);
                    continue;
                }
                int generation = Integer.parseInt(fields[0]);
                if (generation == generations.size() + 1) {
                    generations.add(new ArrayList<>());
                }
                generations.get(generation - 1).add(loss);
            }
            if (generations.isEmpty()) {
                throw new IllegalArgumentException("no generations");
            }
        } catch (RuntimeException e) {
            throw new IOException(file + " is damaged: regenerate it with tune", e);
        }
        return new Losses(generations.stream().map(TrialTable::array).toList(), array(validationRuns));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
