package org.lodo.bench.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.study.FieldRule;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.study.Track;
import org.lodo.objective.Draws;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.parallel.Workers;

/** The built-in study field leaves nothing out but what its note says, and its targets are those that the note states. */
class FieldStudyTest {

    private static final Catalog CATALOG = Catalog.load(FieldStudyTest.class.getClassLoader());
    private static final Study STUDY = StudyPlanner.plan(CATALOG, "field", StudyOptions.none());
    private static final FieldRule RULE = Objects.requireNonNull(STUDY.field());

    /** Targets are rounded up to three digits. */
    private static final double ROUNDING = 0.01;

    /** Over how many seeds losses at the start are averaged. */
    private static final int SEEDS = 20;

    @Test
    void everyOptimizerRuns() {
        Set<String> all = new TreeSet<>(CATALOG.optimizers().keySet());
        all.removeAll(List.of("lodo-frozen", "lodo-near-inverse"));
        // These are only there in tests.
        all.removeAll(List.of("demanding", "sign-descent"));

        assertThat(STUDY.cells().stream().map(cell -> cell.optimizer().name()).distinct())
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(RULE.optimizers().values().stream().flatMap(Collection::stream))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    /** Otherwise the runs of a seed would not be independent, and a verdict on all difficulties of a problem too sure. */
    @Test
    void difficultiesOfAProblemHaveNoDrawsInCommonButItsTracksHave() {
        for (CatalogSelection problem : STUDY.problems()) {
            for (CatalogSelection other : STUDY.problems()) {
                if (problem.name().equals(other.name())) {
                    boolean isSame = problem.settings().equals(other.settings());
                    assertThat(SeedPlan.problem(problem, 1) == SeedPlan.problem(other, 1))
                            .as(problem.label() + " and " + other.label())
                            .isEqualTo(isSame);
                }
            }
        }
    }

    @Test
    void everyProblemIsThereAtThreeDifficultiesUntunedAndTuned() {
        Set<String> all = new TreeSet<>(CATALOG.problems().keySet());
        // The large network is left out, and bowl is only there in tests.
        all.removeAll(List.of("mnist", "bowl"));

        assertThat(RULE.problems().values().stream().flatMap(Collection::stream))
                .containsExactlyInAnyOrderElementsOf(all);
        for (String problem : all) {
            List<Study.Cell> adam = STUDY.cells().stream()
                    .filter(cell -> cell.problem().name().equals(problem))
                    .filter(cell -> cell.optimizer().name().equals("adam"))
                    .toList();
            assertThat(adam)
                    .extracting(cell -> Objects.requireNonNull(cell.track()).kind())
                    .as(problem)
                    .containsExactlyInAnyOrder(
                            Track.Kind.UNTUNED,
                            Track.Kind.UNTUNED,
                            Track.Kind.UNTUNED,
                            Track.Kind.TUNED,
                            Track.Kind.TRANSFERRED,
                            Track.Kind.TRANSFERRED);
            assertThat(adam)
                    .extracting(cell -> FieldProblem.of(RULE, cell).difficulty())
                    .containsOnly("easy", "medium", "hard");
        }
    }

    @Test
    void targetsAreWhatTheNoteSays() {
        for (CatalogSelection problem : STUDY.problems()) {
            Objective<?> objective = CATALOG.problem(problem.name()).create(problem.settings(), Workers.serial());
            double target = STUDY.targets().get(problem.label()).get(0);
            double start = start(problem, objective);
            if (objective.bestPossibleLoss().isPresent()) {
                double best = objective.bestPossibleLoss().getAsDouble();
                assertThat(target)
                        .as(problem.label())
                        .isBetween(exact(problem, best, start), (1 + ROUNDING) * exact(problem, best, start));
            } else {
                assertThat(target).as(problem.label()).isBetween(0.05 * start, start);
            }
        }
    }

    private static double exact(CatalogSelection problem, double best, double start) {
        boolean isMoving =
                problem.name().equals("noisy-quadratic") || problem.name().equals("tracking-quadratic");
        boolean isNoisy = !problem.name().equals("more-garbow-hillstrom")
                && !problem.settings().getOrDefault("batch", 1).equals(0);
        return isMoving ? 2 * best : best + (isNoisy ? 0.01 : 1e-6) * (start - best);
    }

    private static double start(CatalogSelection problem, Objective<?> objective) {
        return IntStream.rangeClosed(1, SEEDS)
                .mapToDouble(number -> {
                    long seed = SeedPlan.problem(problem, number);
                    double[] x = objective.initialPoint(seed);
                    Draws<?> draws = objective.open(seed);
                    Sample sample = (Sample) draws.draw();
                    double loss = sample.value(x);
                    return sample instanceof JudgedSample judged ? judged.judgedLoss(x) : loss;
                })
                .average()
                .orElseThrow();
    }
}
