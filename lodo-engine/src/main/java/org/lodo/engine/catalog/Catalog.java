package org.lodo.engine.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.ojalgo.OjAlgoUtils;

/** All optimizers and problems by name. Immutable. */
public final class Catalog {

    static {
        // Whoever makes problems and optimizers comes by here; their results must not depend on the number of
        // processors.
        OjAlgoUtils.limitThreadsTo(1);
    }

    private final SortedMap<String, OptimizerEntry<?, ?>> optimizers;
    private final SortedMap<String, ProblemEntry<?, ?>> problems;

    private Catalog(Builder builder) {
        optimizers = Collections.unmodifiableSortedMap(builder.optimizers);
        problems = Collections.unmodifiableSortedMap(builder.problems);
    }

    /**
     * The catalog of every provider that a class loader finds.
     *
     * @param loader where to look
     * @return the catalog
     * @throws UsageException if a provider cannot be loaded or a name is taken twice
     */
    public static Catalog load(ClassLoader loader) {
        Builder builder = new Builder();
        try {
            ServiceLoader.load(CatalogProvider.class, loader).forEach(provider -> provider.addTo(builder));
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
     * @throws UsageException if there is none of this name
     */
    public OptimizerEntry<?, ?> optimizer(String name) {
        return find("optimizer", name, optimizers);
    }

    /**
     * @param name a problem's name
     * @return the problem
     * @throws UsageException if there is none of this name
     */
    public ProblemEntry<?, ?> problem(String name) {
        return find("problem", name, problems);
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

        private Builder() {}

        /**
         * Adds an optimizer.
         *
         * @param name its name in studies
         * @param description one line
         * @param defaults its default hyper-parameters, a record that checks its values
         * @param needs what it must be able to ask of a sample
         * @param factory makes it for a run
         * @param <H> its hyper-parameters
         * @param <S> what it needs
         * @return this builder
         * @throws UsageException if the name is taken or has other characters than a to z, 0 to 9 and -
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
         * Tells which hyper-parameters of an optimizer the tuner searches; without, it searches all of type double.
         *
         * @param name an optimizer that was added
         * @param settings names of its hyper-parameters, of type double
         * @return this builder
         * @throws UsageException if there is no such optimizer or hyper-parameter
         */
        public Builder search(String name, String... settings) {
            optimizers.put(name, find("optimizer", name, optimizers).searching(List.of(settings)));
            return this;
        }

        /**
         * Adds a problem that computes on one core.
         *
         * @param name its name in studies
         * @param description one line
         * @param defaults its default settings, a record that checks its values
         * @param offers what its samples can be asked
         * @param factory makes it
         * @param <H> its settings
         * @param <S> what its samples can be asked
         * @return this builder
         * @throws UsageException if the name is taken or has other characters than a to z, 0 to 9 and -
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
         * Adds a problem that shares its work out over cores.
         *
         * @param name its name in studies
         * @param description one line
         * @param defaults its default settings, a record that checks its values
         * @param offers what its samples can be asked
         * @param factory makes it for a run
         * @param <H> its settings
         * @param <S> what its samples can be asked
         * @return this builder
         * @throws UsageException if the name is taken or has other characters than a to z, 0 to 9 and -
         */
        public <H extends Record, S extends Sample> Builder parallelProblem(
                String name, String description, H defaults, Class<S> offers, ProblemEntry.Factory<H, S> factory) {
            return add("problem", name, problems, new ProblemEntry<>(name, description, defaults, offers, factory));
        }

        private <E> Builder add(String kind, String name, Map<String, E> entries, E entry) {
            if (!name.matches("[a-z0-9-]+")) {
                throw new UsageException(
                        kind + " name '" + name + "': must consist of lower-case letters, digits and hyphens");
            }
            if (entries.putIfAbsent(name, entry) != null) {
                throw new UsageException(kind + " name '" + name + "': must be new, but is taken");
            }
            return this;
        }
    }
}
