package org.lodo.engine.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.run.StepCount;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.stats.VerdictRule;
import org.lodo.engine.study.StudyFile.OptimizerItem;
import org.lodo.engine.study.StudyFile.ProblemItem;
import org.lodo.engine.study.Variants.Variant;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.TunedPoints;
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

    /** What has been read of the tunings that problems name. */
    private final Map<String, TunedPoints> tunings = new HashMap<>();

    private final List<Study.Cell> cells = new ArrayList<>();
    private final Set<List<String>> taken = new HashSet<>();
    private final List<Sweep> sweeps = new ArrayList<>();
    private final Map<String, List<Double>> targets = new LinkedHashMap<>();

    private StudyPlanner(Catalog catalog, String source, StudyOptions options, StudyFile file) {
        this.catalog = catalog;
        this.source = source;
        this.options = options;
        selection = new StudySelection(catalog, source, options, file);
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
        return new StudyPlanner(catalog, nameOrPath, options, file).plan(file);
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

    private Study plan(StudyFile file) {
        SeedsItem chosen = seeds(file);
        List<Long> seeds = chosen.seeds();
        requireFeasible(file, seeds.size());
        for (ProblemItem problem : selection.problems()) {
            addCells(file, problem);
        }
        if (cells.isEmpty()) {
            throw new UsageException(source + ": no optimizer runs on any of the problems chosen");
        }
        requireAnEnd(seeds.size());
        requireDistinctLabels();
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
                claims(file),
                reference(file),
                rule(file, chosen),
                field(file));
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

    /** Claims about a problem or optimizer that the command leaves out are kept: the report says that it was not run. */
    private List<Claim> claims(StudyFile file) {
        if (file.claims() == null || options.changeRuns()) {
            return List.of();
        }
        if (file.claims().contains(null)) {
            throw new UsageException(source + ": claims: an entry is empty: must have a claim");
        }
        // Of a part of the study it is not known which cells there are in all.
        if (options.changeNothing()) {
            file.claims().forEach(new ClaimCheck(catalog, source, cells)::check);
        }
        return file.claims();
    }

    /** The first optimizer where the study names none, or the command leaves out the one that it names. */
    private String reference(StudyFile file) {
        List<String> labels =
                cells.stream().map(cell -> cell.optimizer().label()).distinct().toList();
        if (file.reference() == null) {
            return labels.get(0);
        }
        if (!labels.contains(file.reference()) && options.changeNothing()) {
            throw new UsageException(
                    source + ": reference: " + Suggestions.unknown("optimizer", file.reference(), labels));
        }
        return labels.contains(file.reference()) ? file.reference() : labels.get(0);
    }

    private void addCells(StudyFile file, ProblemItem problem) {
        Long gradients = gradients(file, problem);
        long steps = steps(file, problem, gradients);
        List<String> metrics = metrics(file, problem);
        TimeLimit timeout = timeout(file, problem);
        List<OptimizerItem> onProblem = optimizersOn(file, problem);
        onProblem.forEach(optimizer -> checkCapability(problem, optimizer));
        for (Tracks.Choice track : Tracks.of(source, file, problem)) {
            List<Variant> problemVariants = variants(problem, track);
            List<CatalogSelection> problemChoices = problemVariants.stream()
                    .map(variant -> choice(variant, problem))
                    .toList();
            addSweeps(problemVariants, walked(problem), null);
            for (CatalogSelection problemChoice : problemChoices) {
                addTargets(problem, problemChoice);
                for (OptimizerItem optimizer : onProblem) {
                    if (file.field() != null && hasNoPoint(track.tuning(), optimizer)) {
                        continue;
                    }
                    Frame frame = new Frame(problemChoice, steps, gradients, metrics, timeout, track.track());
                    addCells(frame, optimizer, tunedPoints(track.tuning(), problem, optimizer));
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
        List<Variant> variants = variants(optimizer, first);
        for (int number = 0; number < variants.size(); number++) {
            List<Study.SearchedPoint> searches = new ArrayList<>();
            for (TunedPoint point : tuned.size() > 1 ? tuned : List.<TunedPoint>of()) {
                // Only the values differ between points, so the variants have the same order.
                Variant variant = variants(optimizer, point).get(number);
                searches.add(new Study.SearchedPoint(choice(variant, optimizer), point));
            }
            CatalogSelection selected = choice(variants.get(number), optimizer);
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
        addSweeps(variants, walked(optimizer), frame.problem().label());
    }

    /** In a field, an optimizer that does not name its problems one by one runs on those that offer what it needs. */
    private List<OptimizerItem> optimizersOn(StudyFile file, ProblemItem problem) {
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
    private void requireFeasible(StudyFile file, int seeds) {
        long runs = 0;
        for (ProblemItem problem : selection.problems()) {
            long points = Variants.saturated(
                    Tracks.of(source, file, problem).size(), Variants.count(settings(problem), walked(problem)));
            for (OptimizerItem optimizer : optimizersOn(file, problem)) {
                long pairs = Variants.saturated(points, Variants.count(settings(optimizer, null), walked(optimizer)));
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

    private List<Variant> variants(ProblemItem item, Tracks.Choice track) {
        return Variants.of(source, item.name(), settings(item), walked(item)).stream()
                .map(variant -> new Variant(
                        track.labelOf(variant.label()),
                        variant.settings(),
                        track.labelOf(variant.walk()),
                        variant.along()))
                .toList();
    }

    private Map<String, Object> settings(ProblemItem item) {
        Map<String, Object> settings = new LinkedHashMap<>(item.settings() == null ? Map.of() : item.settings());
        options.problemSettings().forEach((setting, value) -> {
            if (selection.hasSetting(item, setting)) {
                settings.put(setting, value);
            }
        });
        return withOptions(item.name(), settings);
    }

    private CatalogSelection choice(Variant variant, ProblemItem item) {
        selection.checkLabel(variant.label());
        ProblemEntry<?, ?> entry = catalog.problem(item.problem());
        return new CatalogSelection(variant.label(), entry.name(), entry.resolve(variant.settings()));
    }

    /** Whether the search of an optimizer left no point, as all of its runs failed, while those of others have left some. */
    private boolean hasNoPoint(@Nullable String tuning, OptimizerItem optimizer) {
        OptimizerEntry<?, ?> entry = tunedAs(optimizer);
        if (tuning == null || entry.searchSpace().isEmpty() || selection.isAdded(optimizer)) {
            return false;
        }
        TunedPoints points = tunings.computeIfAbsent(tuning, TunedPoints::new);
        return points.haveAny() && points.of(entry).isEmpty();
    }

    private OptimizerEntry<?, ?> tunedAs(OptimizerItem optimizer) {
        return catalog.optimizer(optimizer.tunedAs() == null ? optimizer.optimizer() : optimizer.tunedAs());
    }

    /** The points of an optimizer, one of each search of a tuning; none if it has none to take. */
    private List<TunedPoint> tunedPoints(@Nullable String tuning, ProblemItem problem, OptimizerItem optimizer) {
        OptimizerEntry<?, ?> entry = tunedAs(optimizer);
        if (tuning == null || entry.searchSpace().isEmpty()) {
            return List.of();
        }
        TunedPoints points = tunings.computeIfAbsent(tuning, TunedPoints::new);
        List<TunedPoint> tuned = points.of(entry);
        if (tuned.isEmpty() && !selection.isAdded(optimizer)) {
            throw new UsageException(source + ": " + entry.name() + " is not tuned on " + problem.name() + " yet, "
                    + points.howToMake(entry));
        }
        return tuned;
    }

    private List<Variant> variants(OptimizerItem item, @Nullable TunedPoint tuned) {
        return Variants.of(source, item.name(), settings(item, tuned), walked(item));
    }

    private Map<String, Object> settings(OptimizerItem item, @Nullable TunedPoint tuned) {
        Map<String, Object> settings = new LinkedHashMap<>(tuned == null ? Map.of() : tuned.settings());
        OptimizerEntry<?, ?> entry = catalog.optimizer(item.optimizer());
        Set<String> known = new HashSet<>(entry.resolve(Map.of()).keySet());
        known.addAll(entry.stepSettings().keySet());
        settings.keySet().retainAll(known);
        settings.putAll(item.settings() == null ? Map.of() : item.settings());
        return withOptions(item.name(), settings);
    }

    private CatalogSelection choice(Variant variant, OptimizerItem item) {
        selection.checkLabel(variant.label());
        OptimizerEntry<?, ?> entry = catalog.optimizer(item.optimizer());
        return new CatalogSelection(variant.label(), entry.name(), entry.resolve(variant.settings()));
    }

    /** A setting that the command sets to one value no longer varies. */
    private Map<String, List<Object>> walked(ProblemItem item) {
        Map<String, List<Object>> left = walked(item.name(), item.settings(), item.along());
        left.keySet().removeAll(options.problemSettings().keySet());
        return left;
    }

    private Map<String, List<Object>> walked(OptimizerItem item) {
        return walked(item.name(), item.settings(), item.along());
    }

    private Map<String, List<Object>> walked(
            String label, @Nullable Map<String, Object> settings, Map<String, List<Object>> along) {
        for (String key : along.keySet()) {
            if (settings != null && settings.containsKey(key)) {
                throw new UsageException(
                        source + ": " + label + ": " + key + ": must be either under settings or under along");
            }
        }
        Map<String, List<Object>> left = new LinkedHashMap<>(along);
        left.keySet().removeAll(options.settings().getOrDefault(label, Map.of()).keySet());
        return left;
    }

    private Map<String, Object> withOptions(String label, Map<String, Object> settings) {
        Map<String, Object> result = new LinkedHashMap<>(settings);
        result.putAll(options.settings().getOrDefault(label, Map.of()));
        for (Map.Entry<String, Object> setting : result.entrySet()) {
            if (setting.getValue() == null) {
                throw new UsageException(source + ": " + label + ": " + setting.getKey() + " has no value");
            }
        }
        return result;
    }

    /** The evaluations of a run; with steps on the command line, as many as that, so that both change in proportion. */
    private @Nullable Long gradients(StudyFile file, ProblemItem problem) {
        Long gradients = problem.gradients() != null ? problem.gradients() : file.gradients();
        if (gradients != null && (gradients < 1 || gradients > StepCount.MAX_OF_RUN)) {
            throw new UsageException(
                    source + ": gradients = " + gradients + ": must be from 1 to " + StepCount.MAX_OF_RUN);
        }
        return gradients == null || options.steps() == null ? gradients : options.steps();
    }

    private long steps(StudyFile file, ProblemItem problem, @Nullable Long gradients) {
        Long given =
                options.steps() != null ? options.steps() : problem.steps() != null ? problem.steps() : file.steps();
        Long steps = given == null ? gradients : given;
        if (steps == null) {
            throw new UsageException(source
                    + ": steps is missing: must be given for the study or for each problem, or gradients instead");
        }
        if (steps < 1) {
            throw new UsageException(source + ": steps = " + steps + ": must be at least 1");
        }
        if (steps > StepCount.MAX_OF_RUN) {
            throw new UsageException(source + ": steps = " + steps + ": must be at most " + StepCount.MAX_OF_RUN);
        }
        return steps;
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

    private @Nullable TimeLimit timeout(StudyFile file, ProblemItem problem) {
        if (options.timeout() != null) {
            return options.timeout();
        }
        String timeout = problem.timeout() == null ? file.timeout() : problem.timeout();
        try {
            return timeout == null ? null : TimeLimit.parse(timeout);
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }

    private List<String> metrics(StudyFile file, ProblemItem problem) {
        List<String> metrics = problem.metrics() != null ? problem.metrics() : file.metrics();
        if (metrics == null) {
            return List.of();
        }
        metrics.forEach(catalog::metric);
        return metrics;
    }

    /** Seeds that the command names run all at once. */
    private SeedsItem seeds(StudyFile file) {
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

    /** Families of names that do not exist are mistakes; an optimizer or problem of none is in one called other. */
    private @Nullable FieldRule field(StudyFile file) {
        FieldRule field = file.field();
        if (field != null) {
            field.check(source, catalog);
        }
        return field;
    }

    private VerdictRule rule(StudyFile file, SeedsItem seeds) {
        double margin = file.margin() == null ? VerdictRule.MARGIN : file.margin();
        if (!(margin > 0 && margin < 1)) {
            throw new UsageException(source + ": margin = " + margin
                    + ": must be a fraction of the loss, above 0 and below 1, such as 0.01 for 1 %");
        }
        List<String> labels =
                cells.stream().map(cell -> cell.optimizer().label()).distinct().toList();
        if (options.changeNothing()) {
            for (String label : seeds.deciding()) {
                if (!labels.contains(label)) {
                    throw new UsageException(
                            source + ": seeds: deciding: " + Suggestions.unknown("optimizer", label, labels));
                }
            }
        }
        return new VerdictRule(
                margin,
                seeds.stages(),
                seeds.deciding().stream().filter(labels::contains).toList());
    }
}
