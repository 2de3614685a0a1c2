package org.lodo.engine.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.UpdateRule;
import org.ojalgo.OjAlgoUtils;

/** All optimizers, problems and metrics by name. Immutable. */
public final class Catalog {

    private static final Pattern ENTRY_NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern COLUMN_NAME = Pattern.compile("[a-z0-9_]+");

    /** Columns that every curve has. */
    private static final Set<String> RESERVED_COLUMNS =
            Set.of("step", "draws", "gradients", "seconds", "loss", "x1", "x2");

    static {
        // All problems and optimizers are created through this class, and results must not depend on the number of
        // processors.
        OjAlgoUtils.limitThreadsTo(1);
    }

    private final SortedMap<String, OptimizerEntry<?, ?>> optimizers;
    private final SortedMap<String, ProblemEntry<?, ?>> problems;
    private final SortedMap<String, Metric> metrics;
    private final List<Class<?>> providers;

    private Catalog(Builder builder) {
        optimizers = Collections.unmodifiableSortedMap(builder.optimizers);
        problems = Collections.unmodifiableSortedMap(builder.problems);
        metrics = Collections.unmodifiableSortedMap(builder.metrics);
        providers = List.copyOf(builder.providers);
    }

    /**
     * Builds the catalog from all providers visible to a class loader.
     *
     * @param loader where providers are looked up
     * @return the catalog
     * @throws UsageException if a provider cannot be loaded or a name is taken twice
     */
    public static Catalog load(ClassLoader loader) {
        Builder builder = new Builder();
        try {
            ServiceLoader.load(CatalogProvider.class, loader).forEach(builder::addAll);
        } catch (UsageException e) {
            throw e;
        } catch (ServiceConfigurationError e) {
            throw new UsageException("a plug-in cannot be loaded: " + e.getMessage(), e);
        } catch (RuntimeException | LinkageError e) {
            throw new UsageException("a plug-in cannot be loaded: " + e, e);
        }
        return new Catalog(builder);
    }

    /**
     * @param name an optimizer's name
     * @return the optimizer
     * @throws UsageException if there is none by this name
     */
    public OptimizerEntry<?, ?> optimizer(String name) {
        return find("optimizer", name, optimizers);
    }

    /**
     * @param name a problem's name
     * @return the problem
     * @throws UsageException if there is none by this name
     */
    public ProblemEntry<?, ?> problem(String name) {
        return find("problem", name, problems);
    }

    /**
     * @param name a metric's name
     * @return the metric
     * @throws UsageException if there is none by this name
     */
    public Metric metric(String name) {
        return find("metric", name, metrics);
    }

    /**
     * @return all metrics by name
     */
    public SortedMap<String, Metric> metrics() {
        return metrics;
    }

    /**
     * @return the classes of the providers that filled this catalog, in the order in which they were loaded
     */
    public List<Class<?>> providers() {
        return providers;
    }

    /**
     * @return the default settings of every optimizer and problem
     */
    public List<Record> settings() {
        return Stream.concat(
                        optimizers.values().stream().map(entry -> (Record) entry.defaults()),
                        problems.values().stream().map(entry -> (Record) entry.defaults()))
                .toList();
    }

    /**
     * @return all optimizers by name
     */
    public SortedMap<String, OptimizerEntry<?, ?>> optimizers() {
        return optimizers;
    }

    /**
     * @return all problems by name
     */
    public SortedMap<String, ProblemEntry<?, ?>> problems() {
        return problems;
    }

    private static <E> E find(String kind, String name, Map<String, E> entries) {
        E entry = entries.get(name);
        if (entry == null) {
            throw new UsageException(Suggestions.unknown(kind, name, entries.keySet()));
        }
        return entry;
    }

    /** Collects entries. */
    public static final class Builder {
        private final SortedMap<String, OptimizerEntry<?, ?>> optimizers = new TreeMap<>();
        private final SortedMap<String, ProblemEntry<?, ?>> problems = new TreeMap<>();
        private final SortedMap<String, Metric> metrics = new TreeMap<>();
        private final List<Class<?>> providers = new ArrayList<>();

        private Builder() {}

        private void addAll(CatalogProvider provider) {
            providers.add(provider.getClass());
            provider.addTo(this);
        }

        /**
         * Adds a metric.
         *
         * @param metric added under its own name, by which studies track it
         * @return this builder
         * @throws UsageException if its name or one of its columns is taken, or contains characters other than a to z, 0
         *     to 9 and _
         */
        public Builder metric(Metric metric) {
            requireName("metric", metric.name(), COLUMN_NAME, "underscores");
            for (String column : metric.columns()) {
                requireName("column of metric " + metric.name(), column, COLUMN_NAME, "underscores");
                if (RESERVED_COLUMNS.contains(column)
                        || metrics.values().stream()
                                .anyMatch(other -> other.columns().contains(column))) {
                    throw taken("column of metric " + metric.name(), column);
                }
            }
            return add("metric", metric.name(), metrics, metric);
        }

        /**
         * Adds an optimizer that turns each gradient into a step by an {@link UpdateRule}.
         *
         * @param name its name in studies
         * @param description one line
         * @param defaults its default hyper-parameters, a record that checks its values
         * @param rule creates the rule from hyper-parameters and the sizes of the parameter tensors
         * @param <H> type of its hyper-parameters
         * @return this builder
         * @throws UsageException if the name is taken, or contains characters other than a to z, 0 to 9 and -
         */
        public <H extends Record> Builder updateRule(
                String name, String description, H defaults, BiFunction<H, int[], UpdateRule> rule) {
            return optimizer(
                    name,
                    description,
                    defaults,
                    Sample.class,
                    (config, run) -> new GradientOptimizer(run.dimension(), sizes -> rule.apply(config, sizes)));
        }

        /**
         * Adds an optimizer.
         *
         * @param name its name in studies
         * @param description one line
         * @param defaults its default hyper-parameters, a record that checks its values
         * @param needs the kind of sample that it evaluates
         * @param factory creates it for a run
         * @param <H> type of its hyper-parameters
         * @param <S> the kind of sample that it evaluates
         * @return this builder
         * @throws UsageException if the name is taken, or contains characters other than a to z, 0 to 9 and -
         */
        public <H extends Record, S extends Sample> Builder optimizer(
                String name, String description, H defaults, Class<S> needs, OptimizerEntry.Factory<H, S> factory) {
            return add(
                    "optimizer",
                    name,
                    optimizers,
                    new OptimizerEntry<>(name, description, defaults, needs, factory, SearchSpace.of(defaults)));
        }

        /**
         * Restricts the hyper-parameters of an optimizer that the tuner searches; by default it searches all of type double.
         *
         * @param name of an optimizer added before
         * @param settings names of its hyper-parameters, of type double
         * @return this builder
         * @throws UsageException if there is no such optimizer or hyper-parameter
         */
        public Builder search(String name, String... settings) {
            optimizers.put(name, find("optimizer", name, optimizers).searching(List.of(settings)));
            return this;
        }

        /**
         * Adds a problem that computes on one thread.
         *
         * @param name its name in studies
         * @param description one line
         * @param defaults its default settings, a record that checks its values
         * @param offers the kind of samples that it draws
         * @param factory creates it
         * @param <H> type of its settings
         * @param <S> the kind of samples that it draws
         * @return this builder
         * @throws UsageException if the name is taken, or contains characters other than a to z, 0 to 9 and -
         */
        public <H extends Record, S extends Sample> Builder problem(
                String name,
                String description,
                H defaults,
                Class<S> offers,
                Function<H, ? extends Objective<? extends S>> factory) {
            return parallelProblem(name, description, defaults, offers, (settings, workers) -> factory.apply(settings));
        }

        /**
         * Adds a problem that can use several threads within an evaluation.
         *
         * @param name its name in studies
         * @param description one line
         * @param defaults its default settings, a record that checks its values
         * @param offers the kind of samples that it draws
         * @param factory creates it for a run
         * @param <H> type of its settings
         * @param <S> the kind of samples that it draws
         * @return this builder
         * @throws UsageException if the name is taken, or contains characters other than a to z, 0 to 9 and -
         */
        public <H extends Record, S extends Sample> Builder parallelProblem(
                String name, String description, H defaults, Class<S> offers, ProblemEntry.Factory<H, S> factory) {
            return add("problem", name, problems, new ProblemEntry<>(name, description, defaults, offers, factory));
        }

        private <E> Builder add(String kind, String name, Map<String, E> entries, E entry) {
            if (!kind.equals("metric")) {
                requireName(kind, name, ENTRY_NAME, "hyphens");
            }
            if (entries.putIfAbsent(name, entry) != null) {
                throw taken(kind, name);
            }
            return this;
        }

        private static void requireName(String kind, String name, Pattern allowed, String separators) {
            if (!allowed.matcher(name).matches()) {
                throw new UsageException(
                        kind + " name '" + name + "': must consist of lower-case letters, digits and " + separators);
            }
        }

        private static UsageException taken(String kind, String name) {
            return new UsageException(kind + " name '" + name + "': is already taken");
        }
    }
}
