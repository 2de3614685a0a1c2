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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.stats.VerdictRule;
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
 * @param rule how it is decided which of two is better, and with how many of the seeds
 * @param field by what families and rule the report maps what each optimizer can do; null, and left out of files, for the report
 *     of a study
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
        String reference,
        VerdictRule rule,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FieldRule field) {

    /**
     * An optimizer on a problem.
     *
     * @param problem what is minimized
     * @param optimizer what minimizes it
     * @param steps how many steps a run makes
     * @param metrics names of metrics tracked in addition to the loss
     * @param tuned the tuned point that hyper-parameters are taken from; null if they come from elsewhere
     * @param timeout how long a run may take, which is no part of what it is; null for as long as it takes
     * @param searches the points of several independent searches, of which the cell has runs with every seed each; the
     *     optimizer and tuned point above are those of the first. Empty, and left out of files, if there was one search or none
     * @param track where hyper-parameters come from, in a study with several tracks; null, and left out of files, in others
     * @param gradients how many evaluations a run may make, see {@link RunSpec#gradients}; null, and left out of files, for any
     *     number
     */
    public record Cell(
            CatalogSelection problem,
            CatalogSelection optimizer,
            long steps,
            List<String> metrics,
            @Nullable TunedPoint tuned,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            TimeLimit timeout,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SearchedPoint> searches,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Track track,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long gradients) {

        /** Copies the lists; a study stored by an earlier version has none. */
        public Cell {
            metrics = metrics == null ? List.of() : List.copyOf(metrics);
            searches = searches == null ? List.of() : List.copyOf(searches);
            require(searches.size() != 1, "searches: must be several, or none");
            require(
                    searches.isEmpty() || searches.get(0).optimizer().equals(optimizer),
                    "searches: the first must be that of the cell");
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
            this(problem, optimizer, steps, metrics, tuned, null, List.of(), null);
        }

        /**
         * An optimizer whose number of evaluations is not limited.
         *
         * @param problem what is minimized
         * @param optimizer what minimizes it
         * @param steps how many steps a run makes
         * @param metrics names of metrics tracked in addition to the loss
         * @param tuned the tuned point that hyper-parameters are taken from; null if they come from elsewhere
         * @param timeout how long a run may take; null for as long as it takes
         * @param searches the points of several independent searches; empty if there was one search or none
         * @param track where hyper-parameters come from; null in a study without tracks
         */
        public Cell(
                CatalogSelection problem,
                CatalogSelection optimizer,
                long steps,
                List<String> metrics,
                @Nullable TunedPoint tuned,
                @Nullable TimeLimit timeout,
                List<SearchedPoint> searches,
                @Nullable Track track) {
            this(problem, optimizer, steps, metrics, tuned, timeout, searches, track, null);
        }

        /**
         * @return what the cell runs with every seed: the optimizer with the point of each search, in order; one if there was
         *     one search or none
         */
        public List<CatalogSelection> points() {
            return searches.isEmpty()
                    ? List.of(optimizer)
                    : searches.stream().map(SearchedPoint::optimizer).toList();
        }

        /**
         * @return the tuned points of its searches, in order; empty if its hyper-parameters come from elsewhere
         */
        public List<TunedPoint> tunedPoints() {
            return searches.isEmpty()
                    ? Stream.ofNullable(tuned).toList()
                    : searches.stream().map(SearchedPoint::tuned).toList();
        }

        /** The same without a limit of time. */
        private Cell withoutTimeout() {
            return new Cell(problem, optimizer, steps, metrics, tuned, null, searches, track, gradients);
        }
    }

    /**
     * What one of several independent searches has found for a cell.
     *
     * @param optimizer the optimizer with the settings of the point and those of the study, with the label of the cell
     * @param tuned the point
     */
    public record SearchedPoint(CatalogSelection optimizer, TunedPoint tuned) {}

    /**
     * Checks the name, and copies what is given; a study stored by an earlier version has no targets, sweeps, claims, reference or
     * rule.
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
        rule = rule == null ? VerdictRule.FIXED : rule;
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
     * A study that runs all seeds at once, with the margin of studies that name none.
     *
     * @param name its name, and that of its folder
     * @param title what it is about, in a line
     * @param note what a reader of its report should know; null for nothing
     * @param seeds the seeds of every cell's runs
     * @param cells the pairs that are run, problem by problem
     * @param targets by the label of a problem, losses for which the report gives the cost to reach them
     * @param sweeps the settings over which the report draws results as curves
     * @param claims what the report compares results with
     * @param reference the label of the optimizer that the report compares the others with
     */
    public Study(
            String name,
            String title,
            @Nullable String note,
            List<Long> seeds,
            List<Cell> cells,
            Map<String, List<Double>> targets,
            List<Sweep> sweeps,
            List<Claim> claims,
            String reference) {
        this(name, title, note, seeds, cells, targets, sweeps, claims, reference, VerdictRule.FIXED);
    }

    /**
     * A study that is no field.
     *
     * @param name its name, and that of its folder
     * @param title what it is about, in a line
     * @param note what a reader of its report should know; null for nothing
     * @param seeds the seeds of every cell's runs
     * @param cells the pairs that are run, problem by problem
     * @param targets by the label of a problem, losses for which the report gives the cost to reach them
     * @param sweeps the settings over which the report draws results as curves
     * @param claims what the report compares results with
     * @param reference the label of the optimizer that the report compares the others with
     * @param rule how it is decided which of two is better
     */
    public Study(
            String name,
            String title,
            @Nullable String note,
            List<Long> seeds,
            List<Cell> cells,
            Map<String, List<Double>> targets,
            List<Sweep> sweeps,
            List<Claim> claims,
            String reference,
            VerdictRule rule) {
        this(name, title, note, seeds, cells, targets, sweeps, claims, reference, rule, null);
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
                hasReference ? other.reference : reference,
                rule,
                field);
    }

    /**
     * The run of a cell with a seed; with several searches, that with the point of the first.
     *
     * @param cell one of the cells
     * @param seed one of the seeds
     * @return the run's specification
     */
    public RunSpec run(Cell cell, long seed) {
        return run(cell, cell.searches().isEmpty() ? null : 1, seed);
    }

    /**
     * The run of a cell with the point of a search and a seed.
     *
     * @param cell one of the cells
     * @param search the number of the search, from 1; null if the cell has but one point
     * @param seed one of the seeds
     * @return the run's specification
     */
    public RunSpec run(Cell cell, @Nullable Integer search, long seed) {
        CatalogSelection optimizer =
                search == null ? cell.optimizer() : cell.points().get(search - 1);
        return new RunSpec(cell.problem(), optimizer, seed, cell.steps(), cell.metrics(), search, cell.gradients());
    }

    /**
     * @return this study without limits of time, which are no part of what is run
     */
    public Study withoutTimeouts() {
        List<Cell> unlimited = cells.stream().map(Cell::withoutTimeout).toList();
        return new Study(name, title, note, seeds, unlimited, targets, sweeps, claims, reference, rule, field);
    }

    /**
     * This study as it is run, stage by stage. Every stage is a study with the runs of the one before and those of further
     * seeds, so that each is a list of runs that depend on nothing else; whether the next one follows is up to {@link
     * StudyVerdicts#undecided}.
     *
     * @return the stages that this study's seeds suffice for; only itself if its rule has none
     */
    public List<Study> stages() {
        return rule.isStaged()
                ? rule.stages().stream()
                        .filter(count -> count <= seeds.size())
                        .map(count -> withSeeds(seeds.subList(0, count)))
                        .toList()
                : List.of(this);
    }

    private Study withSeeds(List<Long> other) {
        return new Study(name, title, note, other, cells, targets, sweeps, claims, reference, rule, field);
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
        return cells.stream().flatMap(this::runs);
    }

    /**
     * @param cell one of the cells
     * @return its runs, search by search, and seed by seed within a search
     */
    public Stream<RunSpec> runs(Cell cell) {
        if (cell.searches().isEmpty()) {
            return seeds.stream().map(seed -> run(cell, null, seed));
        }
        return IntStream.rangeClosed(1, cell.searches().size())
                .boxed()
                .flatMap(search -> seeds.stream().map(seed -> run(cell, search, seed)));
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
