package org.lodo.bench.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lodo.engine.io.DamagedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Means of metrics that are in the summary of an earlier version of a report, but not in its manifest. */
final class StoredSummary {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSummary.class);

    private static final String MEAN = "_mean";

    private StoredSummary() {}

    /** Fills in the means that are missing, from rows of the same cells with the same loss. */
    static void fill(Table summary, Path file) {
        if (!Files.exists(file)) {
            return;
        }
        Table stored;
        try {
            stored = Table.read()
                    .usingOptions(CsvReadOptions.builder(new StringReader(Files.readString(file)))
                            .columnTypes(name -> ColumnType.STRING));
        } catch (RuntimeException | IOException e) {
            LOG.warn("{} cannot be read: {}", file, DamagedException.reason(e));
            return;
        }
        if (!stored.columnNames().containsAll(List.of("problem", "optimizer", "loss_mean"))) {
            return;
        }
        for (Column<?> column : summary.columns()) {
            if (column instanceof DoubleColumn means
                    && column.name().endsWith(MEAN)
                    && stored.containsColumn(column.name())) {
                fill(summary, means, stored);
            }
        }
    }

    private static void fill(Table summary, DoubleColumn means, Table stored) {
        for (int row = 0; row < summary.rowCount(); row++) {
            if (!means.isMissing(row)) {
                continue;
            }
            for (Row one : stored) {
                boolean isSame = one.getString("problem")
                                .equals(summary.stringColumn("problem").get(row))
                        && one.getString("optimizer")
                                .equals(summary.stringColumn("optimizer").get(row))
                        && number(one, "loss_mean")
                                == summary.doubleColumn("loss_mean").getDouble(row);
                if (isSame) {
                    means.set(row, number(one, means.name()));
                }
            }
        }
    }

    private static double number(Row row, String column) {
        return row.isMissing(column) ? Double.NaN : Double.parseDouble(row.getString(column));
    }
}
