package org.lodo.bench.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.study.Study;
import tech.tablesaw.api.Table;

/**
 * The metrics of a study.
 *
 * @param all each once, in the order in which the study names them
 */
public record StudyMetrics(List<Metric> all) {

    /** Copies the list. */
    public StudyMetrics {
        all = List.copyOf(all);
    }

    /**
     * @param catalog where metrics are looked up; for a metric of a plug-in that is missing, only the name is known
     * @param study any study
     * @return its metrics
     */
    public static StudyMetrics of(Catalog catalog, Study study) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (Study.Cell cell : study.cells()) {
            for (String name : cell.metrics()) {
                Metric known = catalog.metrics().get(name);
                metrics.putIfAbsent(name, known == null ? new Unknown(name) : known);
            }
        }
        return new StudyMetrics(List.copyOf(metrics.values()));
    }

    /**
     * @return the metrics whose mean is a column of the summary
     */
    public List<Metric> summarized() {
        return all.stream().filter(Metric::isSummarized).toList();
    }

    /**
     * @param summary a summary by {@link StudyTables#summary}, or some of its rows
     * @return columns of the means of metrics, without those that are missing in all rows
     */
    public List<TableColumn> columns(Table summary) {
        return summarized().stream()
                .filter(metric -> hasValues(summary, metric))
                .map(metric -> column(metric).from(meanOf(metric)))
                .toList();
    }

    /**
     * @param metric a metric
     * @return a column of its values, with unit and which are better
     */
    public static TableColumn column(Metric metric) {
        TableColumn column = TableColumn.number(metric.title());
        TableColumn united = metric.unit().isEmpty() ? column : column.in(metric.unit());
        return switch (metric.better()) {
            case LESS -> united.lessIsBetter();
            case MORE -> united.moreIsBetter();
            case NEITHER -> united;
        };
    }

    /**
     * @param summary a summary by {@link StudyTables#summary}
     * @param problem the label of a problem
     * @param metric a metric
     * @return whether any optimizer on the problem has a mean of it
     */
    public boolean isIn(Table summary, String problem, Metric metric) {
        return hasValues(summary.where(summary.stringColumn("problem").isEqualTo(problem)), metric);
    }

    static String meanOf(Metric metric) {
        return metric.name() + "_mean";
    }

    private static boolean hasValues(Table summary, Metric metric) {
        return summary.containsColumn(meanOf(metric))
                && summary.column(meanOf(metric)).countMissing() < summary.rowCount();
    }

    /** A metric whose plug-in is missing; its values were measured when it was there. */
    private record Unknown(String name) implements Metric {
        @Override
        public String title() {
            return name.replace('_', ' ');
        }

        @Override
        public double[] measure(MetricContext context) {
            return none();
        }
    }
}
