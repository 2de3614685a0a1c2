package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.tune.Generation;
import org.lodo.engine.tune.PublishedProtocol;
import org.lodo.engine.tune.SuccessiveHalving;
import org.lodo.engine.tune.Tuning;

/** What a report says of the protocol of its searches. */
final class ProtocolSection {

    private ProtocolSection() {}

    static List<Block> of(Tuning tuning) {
        List<Block> blocks = new ArrayList<>();
        if (!tuning.problem().settings().isEmpty()) {
            blocks.add(Block.paragraph(
                    "Settings of the problem: %s.",
                    SettingsText.of(tuning.problem().settings())));
        }
        if (tuning.protocol() instanceof SuccessiveHalving halving) {
            blocks.addAll(halving(halving));
        } else {
            blocks.addAll(published((PublishedProtocol) tuning.protocol()));
        }
        if (!tuning.given().isEmpty()) {
            blocks.add(Block.paragraph(
                    "These searches start from settings that are not the defaults, and those that are not searched hold in every run: %s.",
                    tuning.given().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(own -> own.getKey() + " (" + SettingsText.of(own.getValue()) + ")")
                            .collect(Collectors.joining("; "))));
        }
        if (tuning.searches() > 1) {
            blocks.add(Block.paragraph(
                    "Each optimizer has %d independent searches, whose runs have no seed in common. A study that takes these points"
                            + " runs each of them with every seed, so that its spread has the luck of tuning in it.",
                    tuning.searches()));
        }
        return blocks;
    }

    private static List<Block> published(PublishedProtocol protocol) {
        return List.of(
                Block.paragraph(
                        "Each optimizer was tuned by %d generations of %d runs, %s that no study uses. The hyper-parameters of a run are"
                                + " the mean of its generation plus N(0, σ²) in each after a transform: ln v, or ln(1 − v) for momenta and decays. The"
                                + " next mean is that of the better half of the runs, ranked by the mean loss over the last 10 %% of a run, with failed"
                                + " runs last. The first mean is the defaults; the tuned point is the mean after the last generation. It is stored for"
                                + " each optimizer in a small file next to this report, which studies read and users may edit.",
                        protocol.generations().size(),
                        protocol.population(),
                        protocol.commonDraws()
                                ? "those of a generation on the same draws, with seeds"
                                : "each with its own seed"),
                Block.table(schedule(protocol)));
    }

    private static ReportTable schedule(PublishedProtocol protocol) {
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("generation")));
        List<Cell> sigmas = new ArrayList<>(List.of(Cell.words("σ")));
        List<Cell> steps = new ArrayList<>(List.of(Cell.words("steps per run")));
        for (Generation generation : protocol.generations()) {
            columns.add(TableColumn.number(String.valueOf(columns.size())));
            sigmas.add(Cell.number(generation.sigma()));
            steps.add(Cell.count(generation.steps()).shownAs(Numbers.count(generation.steps())));
        }
        return new ReportTable.Builder("schedule", columns)
                .row(sigmas)
                .row(steps)
                .build();
    }

    private static List<Block> halving(SuccessiveHalving protocol) {
        String costly = protocol.countsEvaluations()
                ? "A run is as long as its evaluations: an optimizer of which a step costs more than one makes fewer steps in proportion,"
                        + " and has fewer candidates only as far as last steps go beyond the ends of runs."
                : "An optimizer of which a step costs more than one evaluation has fewer candidates in proportion, and where too few"
                        + " would be left to choose from, shorter runs.";
        return List.of(
                Block.paragraph(
                        "Each search is successive halving with renewal, within %s evaluations for every optimizer: gradients, values and"
                                + " products with the Hessian. The first rung runs the defaults and a shifted Sobol sequence that fills the range of the"
                                + " hyper-parameters evenly in ln v, or in ln(1 − v) for momenta and decays: four powers of ten either way of the"
                                + " default, and decays from 0 to 0.99999. Of every later rung, half the candidates are the best of the rung before, and"
                                + " half are drawn around the best quarter of these. All candidates of a rung have the same draws. The best of the last rung are run at the"
                                + " full horizon on %d fresh seeds each, and the one of lowest mean loss there is the tuned point, which is therefore a"
                                + " point that was run. Losses are means over the last 10 %% of a run; failed runs come last.",
                        Numbers.count(protocol.steps()), protocol.confirmation().seeds()),
                Block.table(rungs(protocol)),
                Block.paragraph(
                        "%s The tuned point of each search is in a small file, which studies read and users may edit.",
                        costly));
    }

    private static ReportTable rungs(SuccessiveHalving protocol) {
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("rung")));
        List<Cell> candidates = new ArrayList<>(List.of(Cell.words("candidates")));
        List<Cell> runs = new ArrayList<>(List.of(Cell.words("runs of each")));
        List<Cell> steps = new ArrayList<>(List.of(Cell.words(protocol.unit() + " per run")));
        for (SuccessiveHalving.Rung rung : protocol.rungs()) {
            columns.add(TableColumn.number(String.valueOf(columns.size())));
            candidates.add(count(rung.candidates()));
            runs.add(count(1));
            steps.add(count(rung.steps()));
        }
        SuccessiveHalving.Confirmation last = protocol.confirmation();
        columns.add(TableColumn.number("confirmation"));
        candidates.add(count(last.candidates()));
        runs.add(count(last.seeds()));
        steps.add(count(last.steps()));
        return new ReportTable.Builder("schedule", columns)
                .row(candidates)
                .row(runs)
                .row(steps)
                .build();
    }

    private static Cell count(long value) {
        return Cell.count(value).shownAs(Numbers.count(value));
    }
}
