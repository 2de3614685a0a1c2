package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A table of a report, as people read it and as programs do. */
public final class ReportTable {

    private final String name;
    private final int columnsOfWords;
    private final List<String> titles;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param name names its files; of letters, digits and hyphens
     * @param columnsOfWords how many of the first columns hold words; the others hold numbers
     * @param titles of the columns
     */
    public ReportTable(String name, int columnsOfWords, List<String> titles) {
        this.name = name.replaceAll("[^A-Za-z0-9.=_-]+", "-");
        this.columnsOfWords = columnsOfWords;
        this.titles = List.copyOf(titles);
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @throws IllegalArgumentException if there are more or fewer
     */
    public void add(List<Cell> cells) {
        if (cells.size() != titles.size()) {
            throw new IllegalArgumentException(
                    name + ": a row of " + cells.size() + " cells: must have " + titles.size());
        }
        rows.add(List.copyOf(cells));
    }

    /**
     * @return what names its files
     */
    public String name() {
        return name;
    }

    /**
     * @param other what names its files
     * @return the same table by another name
     */
    public ReportTable named(String other) {
        ReportTable copy = new ReportTable(other, columnsOfWords, titles);
        copy.rows.addAll(rows);
        return copy;
    }

    /**
     * @return how many of the first columns hold words
     */
    public int columnsOfWords() {
        return columnsOfWords;
    }

    /**
     * @return the titles of the columns
     */
    public List<String> titles() {
        return titles;
    }

    /**
     * @return the rows
     */
    public List<List<Cell>> rows() {
        return List.copyOf(rows);
    }

    /**
     * The numbers behind the table. A column of numbers becomes up to four: the value, its {@code _spread}, and
     * {@code _low} and {@code _high}, as far as any cell has them; one of which no cell has a number keeps its words.
     *
     * @return columns of text and of numbers, which are NaN where there is none
     */
    public Table toData() {
        Table data = Table.create(name);
        for (int column = 0; column < titles.size(); column++) {
            String key = key(titles.get(column));
            boolean isNumeric = column >= columnsOfWords && (has(column, Cell::value) || has(column, Cell::low));
            if (!isNumeric) {
                int index = column;
                data.addColumns(StringColumn.create(
                        unused(data, key),
                        rows.stream().map(row -> row.get(index).text())));
                continue;
            }
            addIfAny(data, key, column, Cell::value);
            addIfAny(data, key + "_spread", column, Cell::spread);
            addIfAny(data, key + "_low", column, Cell::low);
            addIfAny(data, key + "_high", column, Cell::high);
        }
        return data;
    }

    /**
     * The table for a terminal.
     *
     * @return lines of equal length
     */
    public String toText() {
        Table text = Table.create("");
        for (int column = 0; column < titles.size(); column++) {
            int index = column;
            text.addColumns(StringColumn.create(
                    titles.get(column), rows.stream().map(row -> row.get(index).text())));
        }
        return text.printAll().stripLeading();
    }

    private boolean has(int column, ToDoubleFunction<Cell> part) {
        return rows.stream().anyMatch(row -> !Double.isNaN(part.applyAsDouble(row.get(column))));
    }

    private void addIfAny(Table data, String key, int column, ToDoubleFunction<Cell> part) {
        if (has(column, part)) {
            data.addColumns(DoubleColumn.create(
                    unused(data, key), rows.stream().mapToDouble(row -> part.applyAsDouble(row.get(column)))));
        }
    }

    private static String key(String title) {
        String key =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return key.isEmpty() ? "column" : key;
    }

    private static String unused(Table data, String key) {
        String unused = key;
        for (int number = 2; data.columnNames().contains(unused); number++) {
            unused = key + "_" + number;
        }
        return unused;
    }
}
