package org.lodo.engine.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.tune.TunedPoint;

/**
 * A study: cells of one optimizer on one problem, each run with every seed.
 *
 * @param name its name, and that of its folder
 * @param title what it is about, in a line
 * @param note what a reader of its report should know, such as where hyper-parameters come from; null for nothing
 * @param seeds the seeds of every cell's runs
 * @param cells the pairs that are run, problem by problem
 * @param targets by the label of a problem, losses for which the report gives the cost to reach them
 * @param sweeps the settings over which the report draws results as curves
 * @param claims what the report compares results with
 * @param reference the label of the optimizer that the report compares the others with
 */
public record Study(
        String name,
        String title,
        @Nullable String note,
        List<Long> seeds,
        List<Cell> cells,
        Map<String, List<Double>> targets,
        List<Sweep> sweeps,
        List<Claim> claims,
        String reference) {

    /**
     * An optimizer on a problem.
     *
     * @param problem what is minimized
     * @param optimizer what minimizes it
     * @param steps how many steps a run makes
     * @param metrics names of metrics tracked in addition to the loss
     * @param tuned the tuned point that hyper-parameters are taken from; null if they come from elsewhere
     * @param timeout how long a run may take, which is no part of what it is; null for as long as it takes
     */
    public record Cell(
            CatalogSelection problem,
            CatalogSelection optimizer,
            long steps,
            List<String> metrics,
            @Nullable TunedPoint tuned,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            TimeLimit timeout) {

        /** Copies the list; a study stored by an earlier version has none. */
        public Cell {
            metrics = metrics == null ? List.of() : List.copyOf(metrics);
            require(steps >= 1, "steps = " + steps + ": must be at least 1");
        }

        /**
         * An optimizer whose hyper-parameters were not searched.
         *
         * @param problem what is minimized
         * @param optimizer what minimizes it
         * @param steps how many steps a run makes
         * @param metrics names of metrics tracked in addition to the loss
         */
        public Cell(CatalogSelection problem, CatalogSelection optimizer, long steps, List<String> metrics) {
            this(problem, optimizer, steps, metrics, null);
        }

        /**
         * An optimizer whose runs take as long as they take.
         *
         * @param problem what is minimized
         * @param optimizer what minimizes it
         * @param steps how many steps a run makes
         * @param metrics names of metrics tracked in addition to the loss
         * @param tuned the tuned point that hyper-parameters are taken from; null if they come from elsewhere
         */
        public Cell(
                CatalogSelection problem,
                CatalogSelection optimizer,
                long steps,
                List<String> metrics,
                @Nullable TunedPoint tuned) {
            this(problem, optimizer, steps, metrics, tuned, null);
        }
    }

    /**
     * Checks the name, and copies what is given; a study stored by an earlier version has no targets, sweeps, claims or reference.
     */
    public Study {
        Names.folder(name);
        seeds = List.copyOf(seeds);
        cells = List.copyOf(cells);
        require(!seeds.isEmpty(), "seeds = []: must have at least one");
        require(!cells.isEmpty(), "cells = []: must have at least one");
        targets = targets == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        sweeps = sweeps == null ? List.of() : List.copyOf(sweeps);
        claims = claims == null ? List.of() : List.copyOf(claims);
        reference = reference == null ? first(cells) : reference;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The reference of a study that names none. */
    private static String first(List<Cell> cells) {
        return cells.get(0).optimizer().label();
    }

    /**
     * A study without targets, sweeps and claims.
     *
     * @param name its name, and that of its folder
     * @param title what it is about, in a line
     * @param note what a reader of its report should know; null for nothing
     * @param seeds the seeds of every cell's runs
     * @param cells the pairs that are run, problem by problem
     */
    public Study(String name, String title, @Nullable String note, List<Long> seeds, List<Cell> cells) {
        this(name, title, note, seeds, cells, Map.of(), List.of(), List.of(), first(cells));
    }

    /**
     * @param other a study that has the same runs and perhaps more
     * @return this study with the other's title, note, claims and, if it runs here, reference
     */
    public Study withWordsOf(Study other) {
        boolean hasReference =
                cells.stream().anyMatch(cell -> cell.optimizer().label().equals(other.reference));
        return new Study(
                name,
                other.title,
                other.note,
                seeds,
                cells,
                targets,
                sweeps,
                other.claims,
                hasReference ? other.reference : reference);
    }

    /**
     * The run of a cell with a seed.
     *
     * @param cell one of the cells
     * @param seed one of the seeds
     * @return the run's specification
     */
    public RunSpec run(Cell cell, long seed) {
        return new RunSpec(cell.problem(), cell.optimizer(), seed, cell.steps(), cell.metrics());
    }

    /**
     * @return this study without limits of time, which are no part of what is run
     */
    public Study withoutTimeouts() {
        List<Cell> unlimited = cells.stream()
                .map(cell -> new Cell(cell.problem(), cell.optimizer(), cell.steps(), cell.metrics(), cell.tuned()))
                .toList();
        return new Study(name, title, note, seeds, unlimited, targets, sweeps, claims, reference);
    }

    /**
     * @param run one of the runs
     * @return how long it may take; null for as long as it takes
     */
    public @Nullable TimeLimit timeout(RunSpec run) {
        return cell(run.problem().label(), run.optimizer().label())
                .map(Cell::timeout)
                .orElse(null);
    }

    /**
     * @return all runs, cell by cell
     */
    public Stream<RunSpec> runs() {
        return cells.stream().flatMap(cell -> seeds.stream().map(seed -> run(cell, seed)));
    }

    /**
     * Whether every run of another study is a run of this one.
     *
     * @param other another study
     * @return true if nothing of it is missing here or different
     */
    public boolean contains(Study other) {
        Set<String> own = runs().map(RunSpec::canonical).collect(Collectors.toSet());
        return other.runs().map(RunSpec::canonical).allMatch(own::contains);
    }

    /**
     * A short name for exactly these runs.
     *
     * @return eight hexadecimal digits, in all likelihood different for different studies
     */
    public String fingerprint() {
        String all = runs().map(RunSpec::canonical).collect(Collectors.joining("\n"));
        return String.format(Locale.ROOT, "%08x", all.hashCode());
    }

    /**
     * @param metric a metric's name
     * @return whether any cell tracks it
     */
    public boolean tracks(String metric) {
        return cells.stream().anyMatch(cell -> cell.metrics().contains(metric));
    }

    /**
     * A cell by its labels.
     *
     * @param problem the label of a problem
     * @param optimizer the label of an optimizer
     * @return the cell; empty if the optimizer does not run on the problem
     */
    public Optional<Cell> cell(String problem, String optimizer) {
        return cells.stream()
                .filter(cell -> cell.problem().label().equals(problem)
                        && cell.optimizer().label().equals(optimizer))
                .findFirst();
    }

    /**
     * @return the problems, each once, in order
     */
    public List<CatalogSelection> problems() {
        return cells.stream().map(Cell::problem).distinct().toList();
    }

    /**
     * @param problem one of the problems
     * @return the cells on this problem
     */
    public List<Cell> cellsOn(CatalogSelection problem) {
        return cells.stream().filter(cell -> cell.problem().equals(problem)).toList();
    }
}
