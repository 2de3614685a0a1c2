package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.lodo.bench.table.TableColumn.Sources;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table of a report: a Tablesaw table with a description of the columns that are shown. It is rendered as Markdown, HTML,
 * CSV, JSON, LaTeX and text for the terminal.
 */
public final class ReportTable {

    private final String name;
    private final Table data;
    private final List<TableColumn> columns;

    /**
     * @param name the base name of its files; runs of characters other than letters, digits, {@code .=_-} become a hyphen
     * @param data the columns that are shown, and perhaps others
     * @param columns how they are shown, from left to right
     */
    public ReportTable(String name, Table data, List<TableColumn> columns) {
        this.name = name.replaceAll("[^A-Za-z0-9.=_-]+", "-");
        this.data = data;
        this.columns = List.copyOf(columns);
    }

    /** Builds a table row by row. */
    public static final class Builder {

        private final String name;
        private final List<TableColumn> columns = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();

        /**
         * @param name the base name of the table's files
         * @param columns how rows are shown; a number is appended to the key of a column whose key is taken
         */
        public Builder(String name, List<TableColumn> columns) {
            this.name = name;
            Set<String> taken = new HashSet<>();
            for (TableColumn column : columns) {
                TableColumn unused = column;
                for (int number = 2; names(unused).stream().anyMatch(taken::contains); number++) {
                    unused = column.named(column.key() + "_" + number);
                }
                taken.addAll(names(unused));
                this.columns.add(unused);
            }
        }

        private static List<String> names(TableColumn column) {
            Sources sources = Sources.named(column.key(), column.isText());
            return List.of(
                    sources.value(),
                    sources.spread(),
                    sources.low(),
                    sources.high(),
                    sources.text(),
                    sources.mark(),
                    sources.link());
        }

        /**
         * Adds a row.
         *
         * @param cells one for each column
         * @return this
         * @throws IllegalArgumentException if the number of cells differs from that of columns
         */
        public Builder row(Cell... cells) {
            return row(Arrays.asList(cells));
        }

        /**
         * Adds a row.
         *
         * @param cells one for each column
         * @return this
         * @throws IllegalArgumentException if the number of cells differs from that of columns
         */
        public Builder row(List<Cell> cells) {
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        name + ": a row of " + cells.size() + " cells: must have " + columns.size());
            }
            rows.add(List.copyOf(cells));
            return this;
        }

        /**
         * @return a table of the rows added so far
         */
        public ReportTable build() {
            Table data = Table.create(name);
            for (int index = 0; index < columns.size(); index++) {
                TableColumn column = columns.get(index);
                int at = index;
                List<Cell> cells = rows.stream().map(row -> row.get(at)).toList();
                Sources sources = Sources.named(column.key(), column.isText());
                if (column.isText()) {
                    data.addColumns(strings(sources.text(), cells, Cell::text));
                    addIfAny(data, numbers(sources.value(), cells, Cell::value));
                } else {
                    data.addColumns(numbers(sources.value(), cells, Cell::value));
                    addIfAny(data, strings(sources.text(), cells, Cell::text));
                }
                addIfAny(data, numbers(sources.spread(), cells, Cell::spread));
                addIfAny(data, numbers(sources.low(), cells, Cell::low));
                addIfAny(data, numbers(sources.high(), cells, Cell::high));
                addIfAny(data, strings(sources.mark(), cells, ReportTable::mark));
                addIfAny(data, strings(sources.link(), cells, Cell::link));
            }
            return new ReportTable(name, data, columns);
        }

        private static void addIfAny(Table data, Column<?> column) {
            if (column.countMissing() < column.size()) {
                data.addColumns(column);
            }
        }

        private static StringColumn strings(String name, List<Cell> cells, Function<Cell, String> part) {
            StringColumn column = StringColumn.create(name);
            cells.forEach(cell -> column.append(part.apply(cell)));
            return column;
        }

        private static DoubleColumn numbers(String name, List<Cell> cells, ToDoubleFunction<Cell> part) {
            return DoubleColumn.create(name, cells.stream().mapToDouble(part));
        }
    }

    private static String mark(Cell cell) {
        return cell.mark() == Cell.Mark.NONE ? "" : cell.mark().name();
    }

    /**
     * @return the base name of its files
     */
    public String name() {
        return name;
    }

    /**
     * @param other the base name of its files
     * @return the same table with that name
     */
    public ReportTable named(String other) {
        return new ReportTable(other, data, columns);
    }

    /**
     * @return the columns that are shown, from left to right
     */
    public List<TableColumn> columns() {
        return columns;
    }

    /**
     * @return a copy of the Tablesaw table
     */
    public Table data() {
        return data.copy();
    }

    /**
     * @return the number of rows
     */
    public int rowCount() {
        return data.rowCount();
    }

    /**
     * The cells of a row, each with its text.
     *
     * @param row the index of the row, from 0
     * @return a cell for each column that is shown
     */
    public List<Cell> row(int row) {
        return columns.stream().map(column -> cell(column, row)).toList();
    }

    /**
     * @return the cells of all rows, each with its text
     */
    public List<List<Cell>> rows() {
        return IntStream.range(0, rowCount()).mapToObj(this::row).toList();
    }

    private Cell cell(TableColumn column, int row) {
        Sources sources = column.sources();
        String mark = string(sources.mark(), row);
        String link = string(sources.link(), row);
        Cell cell = new Cell(
                "",
                number(sources.value(), row),
                number(sources.spread(), row),
                number(sources.low(), row),
                number(sources.high(), row),
                mark.isEmpty() ? Cell.Mark.NONE : Cell.Mark.valueOf(mark),
                link);
        String text = string(sources.text(), row);
        return cell.shownAs(
                column.isText() || !text.isEmpty() ? text : column.format().text(cell));
    }

    private double number(String source, int row) {
        return data.containsColumn(source) && data.column(source) instanceof NumericColumn<?> numbers
                ? numbers.getDouble(row)
                : Double.NaN;
    }

    private String string(String source, int row) {
        return data.containsColumn(source) ? data.stringColumn(source).get(row) : "";
    }

    /**
     * The table as it is shown to readers: without columns that say nothing, and with the decimal points of a column below each
     * other, for which texts are padded with spaces as wide as a digit or a point.
     *
     * @return the columns that have a number or a text in any row; those that count what is rare, such as failures, only if any
     *     row counts one
     */
    public Shown shown() {
        List<TableColumn> said = IntStream.range(0, columns.size())
                .filter(index -> index == 0 || rowCount() == 0 || says(columns.get(index)))
                .mapToObj(columns::get)
                .toList();
        List<List<Cell>> padded = said.stream().map(this::padded).toList();
        return new Shown(
                said,
                IntStream.range(0, rowCount())
                        .mapToObj(row ->
                                padded.stream().map(cells -> cells.get(row)).toList())
                        .toList());
    }

    /**
     * A table as it is shown.
     *
     * @param columns from left to right
     * @param rows cells with their texts
     */
    public record Shown(List<TableColumn> columns, List<List<Cell>> rows) {}

    private boolean says(TableColumn column) {
        return IntStream.range(0, rowCount()).mapToObj(row -> cell(column, row)).anyMatch(cell -> {
            boolean isRare = column.isRare() && cell.value() == 0;
            boolean isNothing = cell.text().isBlank() || cell.text().equals(Numbers.NONE);
            return !isRare && !isNothing;
        });
    }

    private List<Cell> padded(TableColumn column) {
        List<Cell> cells = IntStream.range(0, rowCount())
                .mapToObj(row -> cell(column, row))
                .toList();
        if (column.isText()) {
            return cells;
        }
        List<String> texts = DecimalAlignment.of(cells.stream().map(Cell::text).toList());
        return IntStream.range(0, cells.size())
                .mapToObj(row -> cells.get(row).shownAs(texts.get(row)))
                .toList();
    }

    /**
     * The table as exported, with all columns. A column of numbers becomes up to four columns: the value, the spread, and the ends
     * of an interval, each named as in the Tablesaw table and only if any cell has that number; a column without any number has
     * one, in which all are missing. A number is never replaced by a text.
     *
     * @return columns of text and of numbers, NaN where a number is missing
     */
    public Table toData() {
        Table exported = Table.create(name);
        for (TableColumn column : columns) {
            if (column.isText()) {
                exported.addColumns(StringColumn.create(
                        column.key(),
                        IntStream.range(0, rowCount())
                                .mapToObj(row -> cell(column, row).text())));
                continue;
            }
            Sources sources = column.sources();
            boolean hasInterval = has(column, Cell::low);
            if (has(column, Cell::value) || !hasInterval) {
                exported.addColumns(
                        DoubleColumn.create(column.exported(sources.value()), numbers(column, Cell::value)));
            }
            addIfAny(exported, sources.spread(), column, Cell::spread);
            addIfAny(exported, sources.low(), column, Cell::low);
            addIfAny(exported, sources.high(), column, Cell::high);
        }
        return exported;
    }

    private double[] numbers(TableColumn column, ToDoubleFunction<Cell> part) {
        return IntStream.range(0, rowCount())
                .mapToDouble(row -> part.applyAsDouble(cell(column, row)))
                .toArray();
    }

    private boolean has(TableColumn column, ToDoubleFunction<Cell> part) {
        return Arrays.stream(numbers(column, part)).anyMatch(value -> !Double.isNaN(value));
    }

    private void addIfAny(Table exported, String key, TableColumn column, ToDoubleFunction<Cell> part) {
        if (has(column, part)) {
            exported.addColumns(DoubleColumn.create(column.exported(key), numbers(column, part)));
        }
    }
}
