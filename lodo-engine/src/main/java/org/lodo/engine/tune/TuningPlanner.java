package org.lodo.engine.tune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.ProblemEntry;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.StepCount;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.yaml.BuiltInFiles;
import org.lodo.engine.yaml.YamlText;

/** Turns a file into a tuning whose names and values are all known and allowed. */
public final class TuningPlanner {

    private static final BuiltInFiles BUILT_IN = new BuiltInFiles("tunings");

    /** The schedule of problems that have none of their own. */
    private static final String ANY_PROBLEM = "any-problem";

    private static final int PUBLISHED_POPULATION = 32;

    private static final int MAX_COUNT = 10_000;

    private final Catalog catalog;
    private final String source;
    private final TuningOptions options;

    private TuningPlanner(Catalog catalog, String source, TuningOptions options) {
        this.catalog = catalog;
        this.source = source;
        this.options = options;
    }

    /**
     * @return the names of the tunings that come with the suite
     */
    public static List<String> builtIn() {
        return BUILT_IN.names();
    }

    /**
     * @param catalog where names are looked up
     * @param nameOrPath the name of a built-in tuning or of a problem, or the path of a file
     * @return whether it is a file of the user's whose name is that of a built-in tuning or of a problem
     */
    public static boolean takesAName(Catalog catalog, String nameOrPath) {
        if (builtIn().contains(nameOrPath) || catalog.problems().containsKey(nameOrPath)) {
            return false;
        }
        String name = YamlText.name("tuning", nameOrPath).toLowerCase(Locale.ROOT);
        return builtIn().contains(name) || catalog.problems().containsKey(name);
    }

    /**
     * Plans a tuning.
     *
     * @param catalog where names are looked up
     * @param nameOrPath the name of a built-in tuning or of a problem, or the path of a file
     * @param options what to change of it
     * @return the tuning
     * @throws UsageException if anything is unknown or not allowed
     */
    public static Tuning plan(Catalog catalog, String nameOrPath, TuningOptions options) {
        return new TuningPlanner(catalog, nameOrPath, options).plan();
    }

    private Tuning plan() {
        TuningFile file = YamlText.parse(source, text(), TuningFile.class);
        boolean namesItself = catalog.problems().containsKey(source);
        if (file.problem() == null && !namesItself) {
            throw new UsageException(source + ": problem is missing: must name one");
        }
        String problemName = file.problem() == null ? source : file.problem();
        ProblemEntry<?, ?> problem = catalog.problem(problemName);
        CatalogSelection selection = new CatalogSelection(
                problemName, problemName, problem.resolve(file.settings() == null ? Map.of() : file.settings()));
        SearchProtocol protocol = protocol(file);
        int searches = file.searches() == null ? 1 : file.searches();
        if (searches < 1 || searches > Tuning.MAX_SEARCHES) {
            throw new UsageException(
                    source + ": searches = " + searches + ": must be from 1 to " + Tuning.MAX_SEARCHES);
        }
        requireAnEnd(protocol, searches);
        String title = file.title() == null ? "Hyper-parameters on " + problemName : file.title();
        List<String> optimizers = optimizers(file, problem);
        return new Tuning(
                YamlText.name("tuning", source),
                title,
                selection,
                protocol,
                searches,
                optimizers,
                timeout(file),
                given(file, optimizers));
    }

    private SearchProtocol protocol(TuningFile file) {
        String name = file.protocol() == null ? PublishedProtocol.NAME : file.protocol();
        if (name.equals(PublishedProtocol.NAME)) {
            requireOtherProtocol(file.rungs() != null, "rungs", name);
            requireOtherProtocol(file.confirmation() != null, "confirmation", name);
            return published(file);
        }
        if (name.equals(SuccessiveHalving.NAME)) {
            requireOtherProtocol(file.schedule() != null, "schedule", name);
            requireOtherProtocol(file.population() != null, "population", name);
            requireOtherProtocol(file.commonDraws() != null, "commonDraws", name);
            requireOtherProtocol(options.population() != null, "--population", name);
            requireOtherProtocol(options.generations() != null, "--generations", name);
            return new HalvingPlanner(source, file, options.budget()).plan();
        }
        throw new UsageException(source + ": "
                + Suggestions.unknown("protocol", name, List.of(PublishedProtocol.NAME, SuccessiveHalving.NAME)));
    }

    private void requireOtherProtocol(boolean isGiven, String key, String protocol) {
        if (isGiven) {
            throw new UsageException(source + ": " + key + ": must be left out, as the protocol is " + protocol);
        }
    }

    private PublishedProtocol published(TuningFile file) {
        int ofFile = file.population() == null ? PUBLISHED_POPULATION : file.population();
        int population = checked("population", options.population() == null ? ofFile : options.population());
        List<Generation> generations = stretched(generations(file));
        if (options.budget() != null) {
            generations = scaled(generations, population, options.budget());
        }
        return new PublishedProtocol(Boolean.TRUE.equals(file.commonDraws()), population, generations);
    }

    /** Refuses a search that no machine finishes. */
    private void requireAnEnd(SearchProtocol protocol, int searches) {
        if (StepCount.product(searches, protocol.steps()) > StepCount.MAX_IN_ALL) {
            throw new UsageException(source + ": searches = " + searches + ", of " + protocol.steps()
                    + " steps each: must make at most " + StepCount.MAX_IN_ALL
                    + " steps, fewer searches, generations, runs (--population) or steps (--budget)");
        }
    }

    private @Nullable TimeLimit timeout(TuningFile file) {
        if (options.timeout() != null || file.timeout() == null) {
            return options.timeout();
        }
        try {
            return TimeLimit.parse(file.timeout());
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }

    private int checked(String what, int value) {
        if (value < 1 || value > MAX_COUNT) {
            throw new UsageException(source + ": " + what + " = " + value + ": must be from 1 to " + MAX_COUNT);
        }
        return value;
    }

    private List<Generation> generations(TuningFile file) {
        if (file.schedule() == null || file.schedule().isEmpty()) {
            throw new UsageException(source + ": schedule is missing: must list at least one generation");
        }
        List<Generation> generations = new ArrayList<>();
        for (TuningFile.Round round : file.schedule()) {
            if (round == null || round.sigma() == null || round.steps() == null) {
                throw new UsageException(source + ": a generation of schedule must have a sigma and steps");
            }
            try {
                generations.add(new Generation(round.sigma(), round.steps()));
            } catch (IllegalArgumentException e) {
                throw new UsageException(source + ": schedule: " + e.getMessage(), e);
            }
        }
        return generations;
    }

    /** The requested number of generations, spread evenly over the schedule from its first to its last. */
    private List<Generation> stretched(List<Generation> schedule) {
        if (options.generations() == null) {
            return schedule;
        }
        int wanted = checked("generations", options.generations());
        List<Generation> chosen = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            double share = wanted == 1 ? 1 : (double) i / (wanted - 1);
            chosen.add(schedule.get((int) Math.round(share * (schedule.size() - 1))));
        }
        return chosen;
    }

    /** The same generations, their steps in proportion to the budget. */
    private List<Generation> scaled(List<Generation> generations, int population, long budget) {
        long steps =
                StepCount.product(population, StepCount.sum(generations.stream().mapToLong(Generation::steps)));
        long least = (long) population * generations.size();
        if (budget < least) {
            throw new UsageException(source + ": budget = " + budget + ": must be at least " + least
                    + ", a step for each of " + population + " runs in " + generations.size() + " generations");
        }
        if (budget > StepCount.MAX_OF_RUN) {
            throw new UsageException(source + ": budget = " + budget + ": must be at most " + StepCount.MAX_OF_RUN);
        }
        double factor = (double) budget / steps;
        return generations.stream()
                .map(generation ->
                        new Generation(generation.sigma(), Math.max(1, (long) (generation.steps() * factor))))
                .toList();
    }

    private List<String> optimizers(TuningFile file, ProblemEntry<?, ?> problem) {
        List<String> named = options.optimizers().isEmpty() ? named(file) : options.optimizers();
        if (named == null) {
            return catalog.optimizers().values().stream()
                    .filter(entry -> runsOn(entry, problem))
                    .filter(entry -> !entry.searchSpace().isEmpty())
                    .map(OptimizerEntry::name)
                    .toList();
        }
        if (named.isEmpty()) {
            throw new UsageException(source + ": optimizers = []: must list at least one, or be left out");
        }
        for (String name : named) {
            if (name == null) {
                throw new UsageException(source + ": an entry of optimizers is empty: must name one");
            }
            OptimizerEntry<?, ?> entry = catalog.optimizer(name);
            if (!runsOn(entry, problem)) {
                throw new UsageException("optimizer " + name + " needs a "
                        + entry.needs().getSimpleName() + ", but problem " + problem.name() + " offers a "
                        + problem.offers().getSimpleName());
            }
            if (entry.searchSpace().isEmpty()) {
                throw new UsageException("optimizer " + name + " has no hyper-parameters to tune");
            }
        }
        return List.copyOf(new LinkedHashSet<>(named));
    }

    private @Nullable List<String> named(TuningFile file) {
        if (file.optimizers() == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (TuningFile.OptimizerItem item : file.optimizers()) {
            if (item.optimizer() == null) {
                throw new UsageException(source + ": an entry of optimizers has no optimizer: must name one");
            }
            if (names.contains(item.optimizer())) {
                throw new UsageException(
                        source + ": optimizers: " + item.optimizer() + " appears twice: must have one entry");
            }
            names.add(item.optimizer());
        }
        return names;
    }

    /** The settings that the file gives to the optimizers, with values as runs have them. */
    private Map<String, Map<String, Object>> given(TuningFile file, List<String> optimizers) {
        Map<String, Map<String, Object>> given = new TreeMap<>();
        for (TuningFile.OptimizerItem item :
                file.optimizers() == null ? List.<TuningFile.OptimizerItem>of() : file.optimizers()) {
            if (item.settings() != null && optimizers.contains(item.optimizer())) {
                given.put(item.optimizer(), resolved(catalog.optimizer(item.optimizer()), item.settings()));
            }
        }
        return given;
    }

    private Map<String, Object> resolved(OptimizerEntry<?, ?> entry, Map<String, Object> settings) {
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            if (setting.getValue() == null) {
                throw new UsageException(source + ": " + entry.name() + ": " + setting.getKey() + " has no value");
            }
        }
        try {
            Map<String, Object> all = entry.resolve(settings);
            Map<String, Object> own = new LinkedHashMap<>();
            settings.keySet().stream().filter(all::containsKey).forEach(name -> own.put(name, all.get(name)));
            return own;
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }

    private static boolean runsOn(OptimizerEntry<?, ?> optimizer, ProblemEntry<?, ?> problem) {
        return optimizer.needs().isAssignableFrom(problem.offers());
    }

    private String text() {
        if (builtIn().contains(source)) {
            return BUILT_IN.text(source);
        }
        if (catalog.problems().containsKey(source)) {
            return BUILT_IN.text(ANY_PROBLEM);
        }
        if (!YamlText.isPath(source)) {
            TreeSet<String> known = new TreeSet<>(builtIn());
            known.addAll(catalog.problems().keySet());
            throw new UsageException(
                    Suggestions.unknown("problem", source, known) + " (a tuning of your own is a .yaml file)");
        }
        return YamlText.ofFile("tuning", source);
    }
}
