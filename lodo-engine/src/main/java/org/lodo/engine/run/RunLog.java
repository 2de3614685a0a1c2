package org.lodo.engine.run;

import java.util.Arrays;
import java.util.List;
import org.lodo.engine.io.Json;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * The learning curve of a run, as a table.
 *
 * <p>Each row covers a window of steps: its loss is the mean over the fresh evaluations in the window, all other columns are
 * values at the end of the window. Windows grow with the step: one that begins after step s has max(1, min(s / 32, total /
 * 500)) steps, so that a run of up to 999 steps has one row per step and a longer run at most about 800 rows.
 */
public final class RunLog implements Stateful {

    private static final int ROWS_PER_RUN = 500;
    private static final int ROWS_PER_E_FOLD = 32;

    private final String[] columns;
    private double[][] rows;
    private int size;

    /**
     * @param columns names of the columns
     */
    public RunLog(List<String> columns) {
        this.columns = columns.toArray(new String[0]);
        rows = new double[64][];
    }

    /**
     * @param after a step number
     * @param total number of steps of the run
     * @return the last step of the window that begins just after that step
     */
    public static long windowEnd(long after, long total) {
        return Math.min(total, after + Math.max(1, Math.min(after / ROWS_PER_E_FOLD, total / ROWS_PER_RUN)));
    }

    /**
     * @param total number of steps of a run
     * @return number of rows of its complete log
     */
    public static int rows(long total) {
        int rows = 0;
        for (long step = 0; step < total; step = windowEnd(step, total)) {
            rows++;
        }
        return rows;
    }

    void add(double... row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }

    /**
     * @return the names of the columns
     */
    public List<String> columns() {
        return List.of(columns);
    }

    /**
     * @return number of rows
     */
    public int size() {
        return size;
    }

    /**
     * A column by name.
     *
     * @param name the name of the column
     * @return its values, a new array; empty if there is no such column
     */
    public double[] column(String name) {
        int index = Arrays.asList(columns).indexOf(name);
        if (index < 0) {
            return new double[0];
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = rows[i][index];
        }
        return values;
    }

    /**
     * @return CSV with a header; fields of NaN are empty
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < columns.length; j++) {
                csv.append(j == 0 ? "" : ",").append(text(rows[i][j]));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    /**
     * @param csv output of {@link #toCsv}
     * @return the log
     */
    public static RunLog parse(String csv) {
        String[] lines = csv.stripTrailing().split("\n", -1);
        RunLog log = new RunLog(List.of(lines[0].split(",", -1)));
        for (int line = 1; line < lines.length; line++) {
            log.add(Arrays.stream(lines[line].split(",", -1))
                    .mapToDouble(field -> field.isEmpty() ? Double.NaN : Double.parseDouble(field))
                    .toArray());
        }
        return log;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        size = (int) visitor.number(size);
        rows = Arrays.copyOf(rows, Math.max(rows.length, size));
        for (int i = 0; i < size; i++) {
            rows[i] = rows[i] == null ? new double[columns.length] : rows[i];
            visitor.array(rows[i]);
        }
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Json.number(value);
    }
}
