package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.VerdictRule;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * A problem of a study: the optimizers that ran on it, and the verdict on each against each.
 *
 * @param study the study's name
 * @param problem the problem's label
 * @param family the problem's name in the catalog
 * @param link to the curves, relative to the folder of reports
 * @param reference the label of the optimizer that the study compares others with
 * @param cells the optimizers
 * @param verdicts for each optimizer as the reference, a letter for each cell, see {@link MatrixVerdict}
 */
record MatrixRow(
        String study,
        String problem,
        String family,
        String link,
        String reference,
        List<MatrixCell> cells,
        Map<String, String> verdicts) {

    static MatrixRow of(Catalog catalog, StudyResults results, CatalogSelection problem, String link) {
        Study study = results.study();
        Map<String, double[][]> losses = new LinkedHashMap<>();
        List<MatrixCell> cells = new ArrayList<>();
        for (Study.Cell cell : study.cellsOn(problem)) {
            losses.put(cell.optimizer().label(), results.lossesBySearch(cell));
            cells.add(cell(catalog, cell, results.losses(cell)));
        }
        double least = cells.stream()
                .filter(cell -> cell.loss() != null)
                .mapToDouble(MatrixCell::loss)
                .min()
                .orElse(Double.NaN);
        return new MatrixRow(
                study.name(),
                problem.label(),
                problem.name(),
                link,
                study.reference(),
                cells.stream()
                        .map(cell -> cell.against(least, place(cell, cells)))
                        .toList(),
                verdicts(study.rule(), losses));
    }

    /** The share of all optimizers that are better than one. */
    private static double place(MatrixCell cell, List<MatrixCell> all) {
        return (double) all.stream()
                        .filter(other -> cell.loss() != null && other.loss() != null && other.loss() < cell.loss())
                        .count()
                / all.size();
    }

    private static MatrixCell cell(Catalog catalog, Study.Cell cell, double[] losses) {
        double[] finite = Arrays.stream(losses).filter(Double::isFinite).toArray();
        Estimate estimate = Estimate.of(finite);
        String label = cell.optimizer().label();
        return new MatrixCell(
                label,
                label.contains("["),
                group(Given.of(catalog, cell)),
                cell.tuned() != null,
                SettingsText.of(cell.optimizer().settings()),
                MatrixCell.orNull(estimate.mean()),
                MatrixCell.orNull(estimate.standardDeviation()),
                losses.length - finite.length,
                losses.length,
                null,
                0,
                "");
    }

    private static String group(Given given) {
        return switch (given) {
            case HESSIAN -> "Hessian";
            case UNKNOWN -> "other";
            default -> given.words();
        };
    }

    private static Map<String, String> verdicts(VerdictRule rule, Map<String, double[][]> losses) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        losses.forEach((reference, own) -> {
            Map<String, double[][]> rivals = new LinkedHashMap<>(losses);
            rivals.remove(reference);
            // The runs of some may be missing yet, when a study has begun anew where its report stands.
            rivals.values().removeIf(other -> other[0].length != own[0].length);
            Map<String, PairedComparison> compared = new LinkedHashMap<>();
            if (own.length * own[0].length > 1 && !rivals.isEmpty()) {
                rule.compare(own, rivals).forEach(rival -> compared.put(rival.name(), rival));
            }
            StringBuilder letters = new StringBuilder();
            losses.forEach((optimizer, of) -> letters.append(
                    MatrixVerdict.of(EqualTime.flat(of), optimizer.equals(reference), compared.get(optimizer))
                            .letter()));
            verdicts.put(reference, letters.toString());
        });
        return verdicts;
    }

    /** The verdict on a cell against the study's own reference. */
    MatrixVerdict verdict(int cell) {
        String letters = verdicts.get(reference);
        return letters == null ? MatrixVerdict.NONE : MatrixVerdict.of(letters.charAt(cell));
    }
}
