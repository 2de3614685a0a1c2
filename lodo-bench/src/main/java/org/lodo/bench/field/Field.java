package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodo.engine.study.FieldRule;
import org.lodo.engine.study.Study;

/**
 * The runs of a field, by instance and optimizer.
 *
 * @param study the study, of which only its words, claims, seeds and rules count here
 * @param rule what makes it a field
 * @param runs every run
 * @param cells for each instance the runs of each optimizer, in the order of seeds
 */
public record Field(
        Study study, FieldRule rule, List<FieldRun> runs, Map<Instance, Map<String, List<FieldRun>>> cells) {

    /**
     * A problem at one of its difficulties in one of the tracks. Points transferred from the medium difficulty count as tuned.
     *
     * @param isTuned whether hyper-parameters were searched
     * @param family the family of the problem
     * @param problem the label of the problem
     * @param difficulty the difficulty
     */
    public record Instance(boolean isTuned, String family, String problem, String difficulty) {

        /** The same problem and difficulty in a track. */
        Instance onTrack(boolean tuned) {
            return new Instance(tuned, family, problem, difficulty);
        }

        /** The label of the problem with the difficulty. */
        String label() {
            return difficulty.isEmpty() ? problem : problem + "-" + difficulty;
        }
    }

    /**
     * @param study the study
     * @param runs its runs
     * @return the field
     * @throws IllegalArgumentException if the study is no field
     */
    public static Field of(Study study, List<FieldRun> runs) {
        FieldRule rule = study.field();
        if (rule == null) {
            throw new IllegalArgumentException("study = " + study.name() + ": must be a field");
        }
        Map<Instance, Map<String, List<FieldRun>>> cells = new LinkedHashMap<>();
        for (FieldRun run : runs) {
            cells.computeIfAbsent(instance(run), none -> new LinkedHashMap<>())
                    .computeIfAbsent(run.optimizer(), none -> new ArrayList<>())
                    .add(run);
        }
        cells.values()
                .forEach(optimizers ->
                        optimizers.values().forEach(own -> own.sort(Comparator.comparingLong(FieldRun::seed))));
        return new Field(study, rule, List.copyOf(runs), cells);
    }

    private static Instance instance(FieldRun run) {
        boolean isTuned = run.track().equals("tuned") || run.track().equals("transferred");
        return new Instance(isTuned, run.problemFamily(), run.problem(), run.difficulty());
    }

    /** The instances of a track, in the order of the study. */
    List<Instance> instances(boolean isTuned) {
        return cells.keySet().stream()
                .filter(instance -> instance.isTuned() == isTuned)
                .toList();
    }

    /** The tracks that the field has, untuned first. */
    List<Boolean> tracks() {
        List<Boolean> tracks = new ArrayList<>();
        for (boolean isTuned : new boolean[] {false, true}) {
            if (!instances(isTuned).isEmpty()) {
                tracks.add(isTuned);
            }
        }
        return tracks;
    }

    /** The problems, each once. */
    Set<String> problems() {
        Set<String> problems = new LinkedHashSet<>();
        cells.keySet().forEach(instance -> problems.add(instance.problem()));
        return problems;
    }

    /** The optimizers, each once. */
    Set<String> optimizers() {
        Set<String> optimizers = new LinkedHashSet<>();
        cells.values().forEach(own -> optimizers.addAll(own.keySet()));
        return optimizers;
    }

    /** The families of the optimizers. */
    Map<String, String> families() {
        Map<String, String> families = new LinkedHashMap<>();
        runs.forEach(run -> families.putIfAbsent(run.optimizer(), run.optimizerFamily()));
        return families;
    }

    /** The runs of an optimizer on an instance; empty if it does not run there. */
    List<FieldRun> of(Instance instance, String optimizer) {
        return cells.getOrDefault(instance, Map.of()).getOrDefault(optimizer, List.of());
    }

    /** The name of a track. */
    static String name(boolean isTuned) {
        return isTuned ? "tuned" : "untuned";
    }
}
