package org.lodo.engine.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.ProblemEntry;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.run.StepCount;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.study.StudyFile.OptimizerItem;
import org.lodo.engine.study.StudyFile.ProblemItem;
import org.lodo.engine.study.Variants.Variant;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.yaml.YamlText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a file into a study whose names and settings are all known and allowed. */
public final class StudyPlanner {

    /** More are taken for a mistake. */
    public static final int MAX_SEEDS = 10_000;

    /** More runs than this are taken for a mistake; what a study describes is counted before any of it is made. */
    public static final int MAX_RUNS = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(StudyPlanner.class);

    private final Catalog catalog;
    private final String source;
    private final StudyOptions options;
    private final StudySelection selection;
    private final StudyFile file;
    private final StudySettings settings;
    private final StudyTunings tunings;
    private final RunLengths lengths;

    private final List<Study.Cell> cells = new ArrayList<>();
    private final Set<List<String>> taken = new HashSet<>();
    private final List<Sweep> sweeps = new ArrayList<>();
    private final Map<String, List<Double>> targets = new LinkedHashMap<>();

    private StudyPlanner(Catalog catalog, String source, StudyOptions options, StudyFile file) {
        this.catalog = catalog;
        this.source = source;
        this.options = options;
        this.file = file;
        selection = new StudySelection(catalog, source, options, file);
        settings = new StudySettings(catalog, source, options, selection);
        tunings = new StudyTunings(catalog, source, selection);
        lengths = new RunLengths(catalog, source, options, file);
    }

    /**
     * Plans a study.
     *
     * @param catalog where names are looked up
     * @param nameOrPath the name of a built-in study or the path of a file
     * @param options what to change of it
     * @return the study
     * @throws UsageException if anything is unknown or not allowed
     */
    public static Study plan(Catalog catalog, String nameOrPath, StudyOptions options) {
        StudyFile file = StudyReader.read(nameOrPath);
        return new StudyPlanner(catalog, nameOrPath, options, file).plan();
    }

    /**
     * A stored study with the current title, note and claims of the built-in study that it is part of; one that is not, or no
     * longer, part of a built-in study is returned unchanged.
     *
     * @param catalog where names are looked up
     * @param study what was run
     * @return the same runs
     */
    public static Study withWordsOfToday(Catalog catalog, Study study) {
        if (!StudyReader.builtIn().contains(study.name())) {
            return study;
        }
        try {
            Study today = plan(catalog, study.name(), StudyOptions.none());
            return today.contains(study) ? study.withWordsOf(today) : study;
        } catch (UsageException e) {
            LOG.debug("{} cannot be planned any more", study.name(), e);
            return study;
        }
    }

    private Study plan() {
        SeedsItem chosen = seeds();
        List<Long> seeds = chosen.seeds();
        requireFeasibleGrids(seeds.size());
        for (ProblemItem problem : selection.problems()) {
            addCells(problem);
        }
        if (cells.isEmpty()) {
            throw new UsageException(source + ": no optimizer runs on any of the problems chosen");
        }
        requireAnEnd(seeds.size());
        requireDistinctLabels();
        StudyRules rules = new StudyRules(catalog, source, options, file, cells);
        String name = YamlText.name("study", source);
        String title = file.title() == null ? name : file.title();
        return new Study(
                name,
                title,
                file.note(),
                seeds,
                cells,
                targets,
                sweeps,
                rules.claims(),
                rules.reference(),
                rules.verdict(chosen),
                rules.field(chosen));
    }

    /** Some file systems do not tell upper from lower case. */
    private void requireDistinctLabels() {
        try {
            Names.requireDistinct(
                    "labels", cells.stream().map(cell -> cell.problem().label()).toList());
            Names.requireDistinct(
                    "labels",
                    cells.stream().map(cell -> cell.optimizer().label()).toList());
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }

    private void addCells(ProblemItem problem) {
        Long gradients = lengths.gradients(problem);
        long steps = lengths.steps(problem, gradients);
        List<String> metrics = lengths.metrics(problem);
        TimeLimit timeout = lengths.timeout(problem);
        List<OptimizerItem> onProblem = optimizersOn(problem);
        onProblem.forEach(optimizer -> checkCapability(problem, optimizer));
        for (Tracks.Choice track : Tracks.of(source, file, problem)) {
            List<Variant> problemVariants = settings.variants(problem, track);
            List<CatalogSelection> problemChoices = problemVariants.stream()
                    .map(variant -> settings.choice(variant, problem, file.field()))
                    .toList();
            addSweeps(problemVariants, settings.walked(problem), null);
            for (CatalogSelection problemChoice : problemChoices) {
                addTargets(problem, problemChoice);
                for (OptimizerItem optimizer : onProblem) {
                    if (file.field() != null && tunings.hasNoPoint(track.tuning(), optimizer)) {
                        continue;
                    }
                    Frame frame = new Frame(problemChoice, steps, gradients, metrics, timeout, track.track());
                    addCells(frame, optimizer, tunings.points(track.tuning(), problem, optimizer));
                }
            }
        }
    }

    /** What all cells on a problem have in common. */
    private record Frame(
            CatalogSelection problem,
            long steps,
            @Nullable Long gradients,
            List<String> metrics,
            @Nullable TimeLimit timeout,
            @Nullable Track track) {}

    /** Adds a cell for each variant of an optimizer, with the points of all searches. */
    private void addCells(Frame frame, OptimizerItem optimizer, List<TunedPoint> tuned) {
        TunedPoint first = tuned.isEmpty() ? null : tuned.get(0);
        List<Variant> variants = settings.variants(optimizer, first);
        for (int number = 0; number < variants.size(); number++) {
            List<Study.SearchedPoint> searches = new ArrayList<>();
            for (TunedPoint point : tuned.size() > 1 ? tuned : List.<TunedPoint>of()) {
                // Only the values differ between points, so the variants have the same order.
                Variant variant = settings.variants(optimizer, point).get(number);
                searches.add(new Study.SearchedPoint(settings.choice(variant, optimizer), point));
            }
            CatalogSelection selected = settings.choice(variants.get(number), optimizer);
            addCell(new Study.Cell(
                    frame.problem(),
                    selected,
                    frame.steps(),
                    frame.metrics(),
                    first,
                    frame.timeout(),
                    searches,
                    frame.track(),
                    frame.gradients()));
        }
        addSweeps(variants, settings.walked(optimizer), frame.problem().label());
    }

    /** In a field, an optimizer that does not name its problems one by one runs on those that offer what it needs. */
    private List<OptimizerItem> optimizersOn(ProblemItem problem) {
        return selection.optimizers().stream()
                .filter(optimizer -> selection.isOn(optimizer, problem))
                .filter(optimizer -> file.field() == null
                        || selection.isNamedBy(optimizer, problem)
                        || isCapable(problem, optimizer))
                .toList();
    }

    private boolean isCapable(ProblemItem problem, OptimizerItem optimizer) {
        return catalog.optimizer(optimizer.optimizer())
                .needs()
                .isAssignableFrom(catalog.problem(problem.problem()).offers());
    }

    /** Counts the points of all grids. */
    private void requireFeasibleGrids(int seeds) {
        long runs = 0;
        for (ProblemItem problem : selection.problems()) {
            long points = Variants.saturated(Tracks.of(source, file, problem).size(), settings.count(problem));
            for (OptimizerItem optimizer : optimizersOn(problem)) {
                long pairs = Variants.saturated(points, settings.count(optimizer));
                long more = Variants.saturated(pairs, seeds);
                runs = more > Long.MAX_VALUE - runs ? Long.MAX_VALUE : runs + more;
            }
        }
        requireFeasible(runs);
    }

    private void requireFeasible(long runs) {
        if (runs > MAX_RUNS) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "%s: %s%,d runs: must be at most %,d; leave out seeds, or values of lists",
                    source,
                    runs == Long.MAX_VALUE ? "more than " : "",
                    runs,
                    MAX_RUNS));
        }
    }

    private void addCell(Study.Cell cell) {
        if (!taken.add(List.of(cell.problem().label(), cell.optimizer().label()))) {
            throw new UsageException(source + ": " + cell.optimizer().label() + " on "
                    + cell.problem().label() + " appears twice: give one of them another label");
        }
        cells.add(cell);
    }

    /** A sweep for each point of a grid; none if what is walked along is no number, or has one value. */
    private void addSweeps(List<Variant> variants, Map<String, ?> along, @Nullable String on) {
        Map<String, List<Variant>> walks = new LinkedHashMap<>();
        variants.forEach(variant ->
                walks.computeIfAbsent(variant.walk(), walk -> new ArrayList<>()).add(variant));
        walks.forEach((walk, points) -> {
            List<Sweep.Point> values = points.stream()
                    .filter(variant -> variant.along() != null)
                    .map(variant -> new Sweep.Point(variant.label(), variant.along()))
                    .toList();
            if (points.size() > 1 && values.size() == points.size()) {
                sweeps.add(new Sweep(along.keySet().iterator().next(), walk, on, values));
            }
        });
    }

    private void addTargets(ProblemItem problem, CatalogSelection choice) {
        List<Double> given = problem.targets() == null ? List.of() : problem.targets();
        if (given.stream().anyMatch(target -> target == null || !Double.isFinite(target))) {
            throw new UsageException(
                    source + ": " + problem.name() + ": targets = " + given + ": must be finite numbers");
        }
        if (!given.isEmpty()) {
            targets.put(
                    choice.label(),
                    given.stream().sorted(Comparator.reverseOrder()).toList());
        }
    }

    private void checkCapability(ProblemItem problem, OptimizerItem optimizer) {
        ProblemEntry<?, ?> offered = catalog.problem(problem.problem());
        OptimizerEntry<?, ?> needed = catalog.optimizer(optimizer.optimizer());
        if (!isCapable(problem, optimizer)) {
            throw new UsageException(source + ": optimizer " + needed.name() + " needs a "
                    + needed.needs().getSimpleName() + ", but problem " + offered.name() + " offers a "
                    + offered.offers().getSimpleName() + ": name the problems it can run on under 'on'");
        }
    }

    /** Refuses a study that no machine finishes. */
    private void requireAnEnd(int seeds) {
        long runs = (long) seeds
                * cells.stream().mapToLong(cell -> cell.points().size()).sum();
        requireFeasible(runs);
        long steps = StepCount.product(
                seeds,
                StepCount.sum(cells.stream()
                        .mapToLong(cell -> StepCount.product(cell.points().size(), cell.steps()))));
        if (steps > StepCount.MAX_IN_ALL) {
            throw new UsageException(source + ": " + runs + " runs of up to "
                    + cells.stream().mapToLong(Study.Cell::steps).max().orElse(0)
                    + " steps: must make at most " + StepCount.MAX_IN_ALL + " steps in all, which is "
                    + StepCount.MAX_IN_ALL / runs + " a run");
        }
    }

    /** Seeds that the command names run all at once. */
    private SeedsItem seeds() {
        SeedsItem chosen = options.seeds() != null
                ? SeedsItem.fixed(options.seeds())
                : SeedsItem.of(source, file.seeds() == null ? 1 : file.seeds());
        for (long seed : chosen.seeds()) {
            if (seed >= SeedPlan.FIRST_TUNING_SEED) {
                throw new UsageException(source + ": seed = " + seed + ": must be below " + SeedPlan.FIRST_TUNING_SEED
                        + ", where the seeds of tuning begin");
            }
        }
        return chosen;
    }
}
