package org.lodo.bench.field;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.lodo.bench.table.Csv;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.run.Sha256;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * The data set of a field: every run as a row, in compressed CSV. docs/field-data.md describes the columns. The same runs give
 * the same bytes on every machine.
 */
public final class FieldData {

    /** Expanded; the data set of the project has 9 MB. */
    private static final int MAX_BYTES = 1 << 28;

    /** Its name in the folder of the study. */
    public static final String FILE = "results.csv.gz";

    private static final Map<String, Function<FieldRun, String>> WORDS = words();
    private static final Map<String, Function<FieldRun, Number>> NUMBERS = numbers();

    private FieldData() {}

    private static Map<String, Function<FieldRun, String>> words() {
        Map<String, Function<FieldRun, String>> words = new LinkedHashMap<>();
        words.put("problem", FieldRun::problem);
        words.put("problem_family", FieldRun::problemFamily);
        words.put("difficulty", FieldRun::difficulty);
        words.put("track", FieldRun::track);
        words.put("optimizer", FieldRun::optimizer);
        words.put("optimizer_family", FieldRun::optimizerFamily);
        words.put("failure", FieldRun::failure);
        words.put("loss_digest", FieldRun::digest);
        return words;
    }

    private static Map<String, Function<FieldRun, Number>> numbers() {
        Map<String, Function<FieldRun, Number>> numbers = new LinkedHashMap<>();
        numbers.put("seed", FieldRun::seed);
        numbers.put("budget", FieldRun::budget);
        numbers.put("optimum", FieldRun::optimum);
        numbers.put("target", FieldRun::target);
        numbers.put("loss_10", FieldRun::loss10);
        numbers.put("loss_30", FieldRun::loss30);
        numbers.put("loss", FieldRun::loss);
        numbers.put("evaluations_to_target", FieldRun::toTarget);
        numbers.put("steps", FieldRun::steps);
        numbers.put("values", FieldRun::values);
        numbers.put("gradients", FieldRun::gradients);
        numbers.put("hessian_products", FieldRun::products);
        return numbers;
    }

    /**
     * @return the names of the columns, in order
     */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>(WORDS.keySet());
        columns.addAll(NUMBERS.keySet());
        return columns;
    }

    /**
     * @param runs the runs, in the order of the study
     * @return the data set
     */
    public static byte[] of(List<FieldRun> runs) {
        Table table = Table.create("results");
        WORDS.forEach((name, value) -> table.addColumns(
                StringColumn.create(name, runs.stream().map(value).toList())));
        NUMBERS.forEach((name, value) -> table.addColumns(column(name, value, runs)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(Csv.of(table).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static Column<?> column(String name, Function<FieldRun, Number> value, List<FieldRun> runs) {
        boolean isWhole = runs.stream().map(value).allMatch(Long.class::isInstance);
        if (isWhole) {
            return LongColumn.create(
                    name, runs.stream().map(value).mapToLong(Number::longValue).toArray());
        }
        return DoubleColumn.create(
                name,
                runs.stream()
                        .map(value)
                        .mapToDouble(Number::doubleValue)
                        .map(number -> Double.isFinite(number) ? number : Double.NaN)
                        .toArray());
    }

    /**
     * Reads a data set.
     *
     * @param file the file
     * @param digest SHA-256 of its bytes, in hexadecimal
     * @return its runs
     * @throws IOException if it is missing, is not the one with this digest, or lacks columns
     */
    public static List<FieldRun> read(Path file, String digest) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!Sha256.of(bytes).equals(digest)) {
            throw new DamagedException("does not match the digest in the manifest", null);
        }
        return parse(bytes);
    }

    static List<FieldRun> parse(byte[] bytes) throws IOException {
        String csv;
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] expanded = zip.readNBytes(MAX_BYTES + 1);
            if (expanded.length > MAX_BYTES) {
                throw new DamagedException("expands to more than " + MAX_BYTES + " bytes", null);
            }
            csv = new String(expanded, StandardCharsets.UTF_8);
        }
        Table table;
        try {
            table = Table.read()
                    .usingOptions(CsvReadOptions.builder(new StringReader(csv)).columnTypes(name -> ColumnType.STRING));
        } catch (RuntimeException e) {
            throw new DamagedException(DamagedException.reason(e), e);
        }
        for (String column : columns()) {
            if (!table.containsColumn(column)) {
                throw new DamagedException("the column " + column + " is missing", null);
            }
        }
        List<FieldRun> runs = new ArrayList<>();
        for (Row row : table) {
            runs.add(run(row));
        }
        return runs;
    }

    private static FieldRun run(Row row) {
        double toTarget = number(row, "evaluations_to_target");
        return new FieldRun(
                row.getString("problem"),
                row.getString("problem_family"),
                row.getString("difficulty"),
                row.getString("track"),
                row.getString("optimizer"),
                row.getString("optimizer_family"),
                count(row, "seed"),
                count(row, "budget"),
                number(row, "optimum"),
                number(row, "target"),
                number(row, "loss_10"),
                number(row, "loss_30"),
                number(row, "loss"),
                Double.isNaN(toTarget) ? Double.POSITIVE_INFINITY : toTarget,
                count(row, "steps"),
                count(row, "values"),
                count(row, "gradients"),
                count(row, "hessian_products"),
                row.getString("failure"),
                row.getString("loss_digest"));
    }

    private static double number(Row row, String column) {
        String text = row.getString(column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static long count(Row row, String column) {
        return Long.parseLong(row.getString(column));
    }
}
