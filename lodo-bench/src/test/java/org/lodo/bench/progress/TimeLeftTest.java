package org.lodo.bench.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunSpec;

/** A study whose steps differ in cost by a factor of a thousand, made on a clock of its own. */
class TimeLeftTest {

    private static final int STEPS = 1_000;
    private static final int SEEDS = 5;
    private static final Map<String, Double> SECONDS =
            Map.of("cheap", 1e-5, "middle", 1e-3, "costly", 1e-2, "slow", 3e-2);
    private static final List<String> OPTIMIZERS = List.of("cheap", "middle", "costly", "slow");
    private static final double REPORT = 17;

    private long now;

    /** After the first tenth, what is left is never off by more than a factor of two, and five seconds at the very end. */
    @Test
    void isWithinAFactorOfTwoAfterTheFirstTenth() {
        List<Outlook> told = tell(run -> 1, 1);
        double total = told.get(told.size() - 1).elapsedSeconds();
        assertThat(total).isGreaterThan(200);
        assertThat(told)
                .filteredOn(outlook -> outlook.elapsedSeconds() > total / 10 && outlook.elapsedSeconds() < total)
                .allSatisfy(outlook -> {
                    double left = total - outlook.elapsedSeconds();
                    assertThat(outlook.leftSeconds()).isBetween(left / 2 - 5, 2 * left + 5);
                });
    }

    /** Cheap steps seem five times as costly while code is interpreted, and seeds beside each other are slower than alone. */
    @Test
    void correctsWhatWasExpectedByWhatRunsCost() {
        List<Outlook> told = tell(run -> SECONDS.get(run.optimizer().label()) < 1e-3 ? 5 : 1, 1.6);
        double total = told.get(told.size() - 1).elapsedSeconds();
        assertThat(told)
                .filteredOn(outlook -> outlook.elapsedSeconds() > total / 10 && outlook.elapsedSeconds() < total)
                .allSatisfy(outlook -> {
                    double left = total - outlook.elapsedSeconds();
                    assertThat(outlook.leftSeconds()).isBetween(left / 2 - 5, 2 * left + 5);
                });
    }

    @Test
    void namesTheRunTheNextAndTheReport() {
        List<Outlook> told = tell(run -> 1, 1);
        assertThat(told.get(1).now()).isEqualTo("cheap on bowl, seed 1");
        assertThat(told.get(1).next()).isEqualTo("middle on bowl, seed 1");
        assertThat(told.get(told.size() - 1).now()).isEqualTo("the report");
    }

    @Test
    void skippedStepsTakeNoTimeAndFailedRunsHaveNoneLeft() {
        RunSpec spec = spec("slow", 1);
        RunPlan plan = new RunPlan(List.of(new RunPlan.Phase(1, false, List.of(new RunPlan.Group(spec, 3)))));
        TimeLeft left = new TimeLeft(plan, (run, exclusive) -> 30, "the report", 0, () -> now);
        assertThat(left.now().leftSeconds()).isBetween(89.9, 90.1);
        try (Progress.Run run = left.begin(spec, false)) {
            run.skip(STEPS);
        }
        assertThat(left.now().leftSeconds()).isBetween(59.9, 60.1);
        try (Progress.Run run = left.begin(spec, false)) {
            now += 3_000_000_000L;
            run.advance(100);
            assertThat(left.now().leftSeconds()).isBetween(56.0, 58.0);
            run.skip(STEPS - 100);
        }
        assertThat(left.now().leftSeconds()).isBetween(29.0, 31.0);
    }

    /** The outlook before, during and after every run, the first seeds of which are alone, the others one by one. */
    private List<Outlook> tell(ToDoubleFunction<RunSpec> exaggeration, double slower) {
        List<RunPlan.Group> first = new ArrayList<>();
        List<RunPlan.Group> others = new ArrayList<>();
        for (String optimizer : OPTIMIZERS) {
            first.add(new RunPlan.Group(spec(optimizer, 1), 1, 0.7, 0.2));
            for (long seed = 2; seed <= SEEDS; seed++) {
                others.add(new RunPlan.Group(spec(optimizer, seed), 1));
            }
        }
        RunPlan plan = new RunPlan(List.of(new RunPlan.Phase(1, true, first), new RunPlan.Phase(1, false, others)));
        TimeLeft left = new TimeLeft(
                plan,
                (run, exclusive) -> exaggeration.applyAsDouble(run)
                        * STEPS
                        * SECONDS.get(run.optimizer().label()),
                "the report",
                10,
                () -> now);
        List<Outlook> told = new ArrayList<>(List.of(left.now()));
        first.forEach(group -> make(group, true, 1, left, told));
        others.forEach(group -> make(group, false, slower, left, told));
        told.add(left.now());
        now += (long) (1e9 * REPORT);
        told.add(left.now());
        return told;
    }

    private void make(RunPlan.Group group, boolean exclusive, double slower, TimeLeft left, List<Outlook> told) {
        double step = SECONDS.get(group.example().optimizer().label()) * slower;
        try (Progress.Run run = left.begin(group.example(), exclusive)) {
            now += (long) (1e9 * group.warmUpSeconds());
            told.add(left.now());
            for (int made = 0; made < STEPS; made += STEPS / 10) {
                now += (long) (1e9 * step * STEPS / 10);
                run.advance(STEPS / 10);
                told.add(left.now());
            }
            now += (long) (1e9 * Math.max(0, group.leastSeconds() - step * STEPS));
        }
    }

    private static RunSpec spec(String optimizer, long seed) {
        return new RunSpec(
                new CatalogSelection("bowl", "bowl", Map.of()),
                new CatalogSelection(optimizer, optimizer, Map.of()),
                seed,
                STEPS,
                List.of());
    }
}
