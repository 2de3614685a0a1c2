package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Means;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * The runs of the same optimizer on the same problem, by label, in two studies.
 *
 * @param cell the cell of the first study
 * @param first the runs of the first study with the seeds present in both
 * @param second the runs of the second study with the same seeds, in the same order
 */
record CellPair(Study.Cell cell, List<RunResult> first, List<RunResult> second) {

    /** The cells present in both studies with at least one common seed, in the order of the first study. */
    static List<CellPair> of(StudyResults first, StudyResults second) {
        List<CellPair> pairs = new ArrayList<>();
        for (Study.Cell cell : first.study().cells()) {
            counterpart(cell, second.study())
                    .map(other -> pair(cell, first.of(cell), second.of(other)))
                    .filter(pair -> !pair.first().isEmpty())
                    .ifPresent(pairs::add);
        }
        return pairs;
    }

    private static CellPair pair(Study.Cell cell, List<RunResult> first, List<RunResult> second) {
        List<RunResult> ofFirst = new ArrayList<>();
        List<RunResult> ofSecond = new ArrayList<>();
        for (RunResult run : first) {
            second.stream()
                    .filter(candidate -> candidate.spec().seed() == run.spec().seed()
                            && Objects.equals(
                                    candidate.spec().search(), run.spec().search()))
                    .findFirst()
                    .ifPresent(other -> {
                        ofFirst.add(run);
                        ofSecond.add(other);
                    });
        }
        return new CellPair(cell, ofFirst, ofSecond);
    }

    /** The cell of another study with the same labels. */
    static Optional<Study.Cell> counterpart(Study.Cell cell, Study study) {
        return study.cell(cell.problem().label(), cell.optimizer().label());
    }

    /** A loss for each seed: the mean over the points of several searches, which a seed does not make independent runs. */
    static double[] losses(List<RunResult> runs) {
        return runs.stream()
                .collect(Collectors.groupingBy(run -> run.spec().seed(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .mapToDouble(ofSeed -> Means.of(
                        ofSeed.stream().mapToDouble(RunResult::finalLoss).toArray()))
                .toArray();
    }

    int runs() {
        return first.size();
    }

    /** The number of runs whose loss curves are bit-identical. */
    int same() {
        return (int) IntStream.range(0, runs())
                .filter(i -> first.get(i).digest().equals(second.get(i).digest()))
                .count();
    }

    /** Whether learning curves are there; results read from a manifest have none. */
    boolean hasCurves() {
        return Stream.concat(first.stream(), second.stream())
                .allMatch(run -> run.log().column("loss").length > 0);
    }
}
