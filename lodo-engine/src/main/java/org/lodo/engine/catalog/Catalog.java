package org.lodo.engine.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        Iterator<CatalogProvider> found =
                ServiceLoader.load(CatalogProvider.class, loader).iterator();
        Optional<CatalogProvider> provider = next(found);
        while (provider.isPresent()) {
            builder.addAll(provider.get());
            provider = next(found);
        }
        return new Catalog(builder);
    }

    private static Optional<CatalogProvider> next(Iterator<CatalogProvider> providers) {
        try {
            return providers.hasNext() ? Optional.of(providers.next()) : Optional.empty();
        } catch (UnsupportedClassVersionError e) {
            throw new UsageException(
                    "a plug-in cannot be loaded: " + e.getMessage() + ": must be compiled for Java "
                            + Runtime.version().feature() + " or older (javac --release)",
                    e);
        } catch (ServiceConfigurationError e) {
            String cause = e.getCause() == null ? "" : ": " + e.getCause();
            throw new UsageException("a plug-in cannot be loaded: " + e.getMessage() + cause, e);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new UsageException("a plug-in cannot be loaded: " + e, e);
        }
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

        /** Who added a name, by kind and name. */
        private final Map<List<String>, String> owners = new HashMap<>();

        private Builder() {}

        private void addAll(CatalogProvider provider) {
            providers.add(provider.getClass());
            try {
                provider.addTo(this);
            } catch (UsageException | OutOfMemoryError e) {
                throw e;
            } catch (RuntimeException | Error e) {
                throw new UsageException(
                        "plug-in " + provider.getClass().getName() + " cannot add to the catalog: " + e, e);
            }
        }

        /** The provider that is adding; named where two plug-ins want the same name. */
        private String owner() {
            return providers.isEmpty()
                    ? ""
                    : providers.get(providers.size() - 1).getName();
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
            requireGiven("metric", "", "metric", metric);
            requireName("metric", metric.name(), COLUMN_NAME, "underscores");
            requireGiven("metric", metric.name(), "columns", metric.columns());
            for (String column : metric.columns()) {
                requireName("column of metric " + metric.name(), column, COLUMN_NAME, "underscores");
                if (RESERVED_COLUMNS.contains(column)
                        || metrics.values().stream()
                                .anyMatch(other -> other.columns().contains(column))) {
                    throw taken("column of metric " + metric.name(), column, "");
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
         * @throws UsageException if the name is taken, or contains characters other than a to z, 0 to 9 and -,
         *     or a setting has a type that is not supported
         */
        public <H extends Record> Builder updateRule(
                String name, String description, H defaults, BiFunction<H, int[], UpdateRule> rule) {
            return optimizer(
                            name,
                            description,
                            defaults,
                            Sample.class,
                            (config, run) -> new GradientOptimizer(run.dimension(), sizes -> rule.apply(config, sizes)))
                    .stepSettings(name);
        }

        /**
         * Gives optimizers the settings of steps: a schedule of the learning rate, decoupled weight decay and clipping of
         * gradients. Every update rule has them. Others may have them if they need nothing but gradients and their state does
         * not depend on where their steps lead.
         *
         * @param names of optimizers added before
         * @return this builder
         * @throws UsageException if there is no such optimizer, or it needs more than gradients
         */
        public Builder stepSettings(String... names) {
            for (String name : names) {
                OptimizerEntry<?, ?> entry = find("optimizer", name, optimizers);
                if (entry.needs() != Sample.class) {
                    throw new UsageException(
                            "optimizer " + name + ": needs " + entry.needs().getSimpleName()
                                    + ", must need no more than Sample for settings of its steps");
                }
                optimizers.put(name, entry.withStepSettings());
            }
            return this;
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
         * @throws UsageException if the name is taken, or contains characters other than a to z, 0 to 9 and -,
         *     or a setting has a type that is not supported
         */
        public <H extends Record, S extends Sample> Builder optimizer(
                String name, String description, H defaults, Class<S> needs, OptimizerEntry.Factory<H, S> factory) {
            requireSound("optimizer", name, description, defaults, needs, factory);
            return add(
                    "optimizer",
                    name,
                    optimizers,
                    new OptimizerEntry<>(name, description, defaults, needs, factory, SearchSpace.of(defaults), false));
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
         * @throws UsageException if the name is taken, or contains characters other than a to z, 0 to 9 and -,
         *     or a setting has a type that is not supported
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
         * @throws UsageException if the name is taken, or contains characters other than a to z, 0 to 9 and -,
         *     or a setting has a type that is not supported
         */
        public <H extends Record, S extends Sample> Builder parallelProblem(
                String name, String description, H defaults, Class<S> offers, ProblemEntry.Factory<H, S> factory) {
            requireSound("problem", name, description, defaults, offers, factory);
            return add("problem", name, problems, new ProblemEntry<>(name, description, defaults, offers, factory));
        }

        private <E> Builder add(String kind, String name, Map<String, E> entries, E entry) {
            if (entries.putIfAbsent(name, entry) != null) {
                throw taken(kind, name, owners.getOrDefault(List.of(kind, name), ""));
            }
            owners.put(List.of(kind, name), owner());
            return this;
        }

        private static void requireSound(
                String kind, String name, String description, Record defaults, Class<?> samples, Object factory) {
            requireName(kind, name, ENTRY_NAME, "hyphens");
            requireGiven(kind, name, "description", description);
            requireGiven(kind, name, "defaults", defaults);
            requireGiven(kind, name, "type of samples", samples);
            requireGiven(kind, name, "factory", factory);
            Settings.requireSupported(kind + " " + name, defaults);
        }

        private static void requireGiven(String kind, String name, String what, @Nullable Object value) {
            if (value == null) {
                throw new UsageException(kind + " '" + name + "': its " + what + " is null: must be given");
            }
        }

        private static void requireName(String kind, String name, Pattern allowed, String separators) {
            if (name == null || !allowed.matcher(name).matches()) {
                throw new UsageException(
                        kind + " name '" + name + "': must consist of lower-case letters, digits and " + separators);
            }
        }

        private static UsageException taken(String kind, String name, String owner) {
            return new UsageException(
                    kind + " name '" + name + "': is already taken" + (owner.isEmpty() ? "" : " by " + owner));
        }
    }
}
