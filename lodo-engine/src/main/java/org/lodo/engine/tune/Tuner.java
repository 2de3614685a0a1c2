package org.lodo.engine.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.SearchSpace;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.remote.RemoteRun;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.remote.RemoteRuns;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.IsolatedCall;
import org.lodo.engine.run.ParallelJobs;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.stats.Means;
import org.lodo.objective.Objective;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;

/**
 * Searches hyper-parameters as the LODO paper does: every run of a generation has a point of its own, the generation's
 * mean plus N(0, σ²) for each coordinate of the {@link SearchSpace}; the next generation's mean is the mean of the elites, the
 * half of lowest loss. The first mean is the defaults; the tuned point is the mean of the last generation's elites.
 */
public final class Tuner {

    /** How many runs estimate the loss at the tuned point. */
    public static final int VALIDATION_RUNS = 8;

    private final Catalog catalog;
    private final Runner runner;
    private final CodeIdentity code;
    private final int threads;
    private final TuningFolder folder;
    private final @Nullable RemoteRunner remote;

    /**
     * @param catalog where names are looked up
     * @param code the code that runs; stored results of other code are not used
     * @param threads how many runs are made at once
     * @param folder where results are stored
     */
    public Tuner(Catalog catalog, CodeIdentity code, int threads, TuningFolder folder) {
        this(catalog, code, threads, folder, null);
    }

    private Tuner(Catalog catalog, CodeIdentity code, int threads, TuningFolder folder, @Nullable RemoteRunner remote) {
        this.catalog = catalog;
        runner = new Runner(catalog);
        this.code = code;
        this.threads = threads;
        this.folder = folder;
        this.remote = remote;
    }

    /**
     * @param cluster makes the runs of a generation
     * @return searches the same, with runs made there
     */
    public Tuner on(RemoteRunner cluster) {
        return new Tuner(catalog, code, threads, folder, cluster);
    }

    /**
     * The runs of the searches of all optimizers, those included that are stored already.
     *
     * @param tuning what is searched
     * @return its runs, the validation runs included
     */
    public RunPlan plan(Tuning tuning) {
        List<RunPlan.Phase> phases = new ArrayList<>();
        for (String optimizer : tuning.optimizers()) {
            for (Generation generation : tuning.generations()) {
                phases.add(phase(example(tuning, optimizer, generation.steps()), tuning.population()));
            }
            phases.add(phase(example(tuning, optimizer, tuning.horizon()), VALIDATION_RUNS));
        }
        return new RunPlan(phases);
    }

    private RunPlan.Phase phase(RunSpec example, int count) {
        int atOnce = remote == null ? threads : remote.atOnce();
        return new RunPlan.Phase(atOnce, false, List.of(new RunPlan.Group(example, count)));
    }

    /** A run with the defaults, which cost what other points cost. */
    private RunSpec example(Tuning tuning, String optimizer, long steps) {
        Map<String, Object> defaults = catalog.optimizer(optimizer).resolve(Map.of());
        CatalogSelection selection = new CatalogSelection(optimizer, optimizer, defaults);
        return new RunSpec(tuning.problem(), selection, SeedPlan.tuning(0), steps, List.of());
    }

    /**
     * The loss before any step.
     *
     * @param tuning what is searched
     * @return the loss at the starting point, averaged over the seeds of the validation runs; NaN if the problem fails, as it
     *     has then failed all runs already, each with its cause
     */
    public double startingLoss(Tuning tuning) {
        Double loss = IsolatedCall.<Double>of(
                        "the starting loss of " + tuning.problem().label(), tuning.timeout(), () -> meanAtStart(tuning))
                .value();
        return loss == null ? Double.NaN : loss;
    }

    private double meanAtStart(Tuning tuning) {
        Objective<?> objective =
                catalog.problem(tuning.problem().name()).create(tuning.problem().settings(), Workers.of(threads));
        double[] losses = new double[VALIDATION_RUNS];
        for (int number = 0; number < VALIDATION_RUNS; number++) {
            long seed = SeedPlan.problem(tuning.problem(), SeedPlan.validation(number));
            losses[number] = objective.open(seed).draw().value(objective.initialPoint(seed));
        }
        return Means.of(losses);
    }

    /**
     * Searches the hyper-parameters of all optimizers of a tuning, and stores each point as soon as it is found.
     *
     * @param tuning what is searched
     * @param command how to search again
     * @param progress told of the runs
     * @return the searches, also those that found nothing
     * @throws IOException if a result cannot be stored
     */
    public List<Search> searchAll(Tuning tuning, String command, Progress progress) throws IOException {
        List<Search> searches = new ArrayList<>();
        for (String optimizer : tuning.optimizers()) {
            Search search = search(tuning, optimizer, progress);
            if (search.hasFound()) {
                folder.keep(tuning, search, command);
            }
            searches.add(search);
        }
        return searches;
    }

    /**
     * Searches an optimizer's hyper-parameters. Stored runs of the same code are reused.
     *
     * @param tuning what is searched
     * @param optimizer the optimizer's name in the catalog
     * @param progress told of the runs
     * @return what was found
     * @throws IOException if a result cannot be stored
     */
    public Search search(Tuning tuning, String optimizer, Progress progress) throws IOException {
        OptimizerEntry<?, ?> entry = catalog.optimizer(optimizer);
        SearchSpace space = entry.searchSpace();
        Batch batch = new Batch(tuning, entry, folder.journal(optimizer, code), progress);
        double[] mean = space.toPoint(entry.resolve(Map.of()));
        List<List<Trial>> generations = new ArrayList<>();
        int population = tuning.population();
        for (int number = 0; number < tuning.generations().size(); number++) {
            Generation generation = tuning.generations().get(number);
            double[][] points =
                    points(mean, generation.sigma(), SeedPlan.tuning((long) number * population), population);
            int of = number;
            List<Trial> trials = batch.run(
                    number,
                    generation.steps(),
                    IntStream.range(0, population)
                            .mapToObj(run -> SeedPlan.tuning(tuning.seedNumber(of, run)))
                            .toList(),
                    Arrays.stream(points).map(space::toSettings).toList());
            generations.add(trials);
            mean = meanOf(Search.elites(trials), points, mean);
        }
        Map<String, Double> tuned = space.toRoundedSettings(mean);
        List<Trial> validationRuns = batch.run(
                tuning.generations().size(),
                tuning.horizon(),
                IntStream.range(0, VALIDATION_RUNS)
                        .mapToObj(SeedPlan::validation)
                        .toList(),
                Collections.nCopies(VALIDATION_RUNS, tuned));
        return new Search(optimizer, space, generations, tuned, validationRuns);
    }

    /** A point for each run of a generation. */
    private static double[][] points(double[] mean, double sigma, long firstSeed, int population) {
        double[][] points = new double[population][mean.length];
        for (int run = 0; run < population; run++) {
            new RandomStream(SeedPlan.searchStep(firstSeed + run)).fillGaussian(points[run]);
            for (int i = 0; i < mean.length; i++) {
                points[run][i] = mean[i] + sigma * points[run][i];
            }
        }
        return points;
    }

    /** Averages the points, not the settings: a decay that was clipped to 0 counts with its unclipped point. */
    private static double[] meanOf(List<Trial> trials, double[][] points, double[] otherwise) {
        if (trials.isEmpty()) {
            return otherwise;
        }
        double[] mean = new double[otherwise.length];
        for (Trial trial : trials) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += points[trial.index()][i] / trials.size();
            }
        }
        return mean;
    }

    /** A run of a search, and why its optimizer refuses its point; null if it does not. */
    private record Candidate(RunSpec spec, @Nullable UsageException refusal) {}

    /** Runs of one optimizer on one problem. */
    private final class Batch {
        private final CatalogSelection problem;
        private final @Nullable TimeLimit limit;
        private final OptimizerEntry<?, ?> optimizer;
        private final TrialJournal journal;
        private final Progress progress;

        Batch(Tuning tuning, OptimizerEntry<?, ?> optimizer, TrialJournal journal, Progress progress) {
            problem = tuning.problem();
            limit = tuning.timeout();
            this.optimizer = optimizer;
            this.journal = journal;
            this.progress = progress;
        }

        List<Trial> run(int generation, long steps, List<Long> seeds, List<Map<String, Double>> points)
                throws IOException {
            List<Candidate> candidates = IntStream.range(0, points.size())
                    .mapToObj(index -> candidate(points.get(index), seeds.get(index), steps))
                    .toList();
            TrialJournal.Outcome[] outcomes = new TrialJournal.Outcome[candidates.size()];
            if (remote == null) {
                makeHere(candidates, outcomes);
            } else {
                makeThere(remote, candidates, outcomes);
            }
            return IntStream.range(0, outcomes.length)
                    .mapToObj(index -> new Trial(
                            generation,
                            index,
                            seeds.get(index),
                            steps,
                            points.get(index),
                            outcomes[index].lossOrInfinity(),
                            outcomes[index].failure(),
                            outcomes[index].cost()))
                    .toList();
        }

        private Candidate candidate(Map<String, Double> settings, long seed, long steps) {
            Map<String, Object> resolved;
            UsageException refusal = null;
            try {
                resolved = optimizer.resolve(settings);
            } catch (UsageException e) {
                resolved = Map.copyOf(settings);
                refusal = e;
            }
            CatalogSelection selection = new CatalogSelection(optimizer.name(), optimizer.name(), resolved);
            return new Candidate(new RunSpec(problem, selection, seed, steps, List.of()), refusal);
        }

        private void makeHere(List<Candidate> candidates, TrialJournal.Outcome[] outcomes) throws IOException {
            ParallelJobs.run(
                    threads,
                    IntStream.range(0, outcomes.length)
                            .mapToObj(index -> (ParallelJobs.Job)
                                    cancelled -> outcomes[index] = outcome(candidates.get(index), cancelled))
                            .toList());
        }

        private void makeThere(RemoteRunner cluster, List<Candidate> candidates, TrialJournal.Outcome[] outcomes)
                throws IOException {
            Map<RunSpec, TrialJournal.Outcome> made = new HashMap<>();
            Set<RunSpec> missing = new LinkedHashSet<>();
            for (int index = 0; index < outcomes.length; index++) {
                Candidate candidate = candidates.get(index);
                Optional<TrialJournal.Outcome> known = known(candidate);
                if (known.isPresent() || !missing.add(candidate.spec())) {
                    outcomes[index] = known.orElse(null);
                    skip(candidate.spec());
                }
            }
            new RemoteRuns(cluster, code.digest(), progress)
                    .run(
                            missing.stream()
                                    .map(spec -> new RemoteRun(spec, limit, Double.NaN))
                                    .toList(),
                            (result, files) -> made.put(result.spec(), journal.add(result)));
            for (int index = 0; index < outcomes.length; index++) {
                outcomes[index] =
                        outcomes[index] == null ? made.get(candidates.get(index).spec()) : outcomes[index];
            }
        }

        private Optional<TrialJournal.Outcome> known(Candidate candidate) {
            UsageException refusal = candidate.refusal();
            return refusal == null
                    ? journal.find(candidate.spec(), limit)
                    : Optional.of(notAllowed(candidate.spec(), refusal));
        }

        private void skip(RunSpec spec) {
            try (Progress.Run told = progress.begin(spec, false)) {
                told.skip(spec.steps());
            }
        }

        private TrialJournal.Outcome outcome(Candidate candidate, BooleanSupplier cancelled) throws IOException {
            RunSpec spec = candidate.spec();
            Optional<TrialJournal.Outcome> known = known(candidate);
            if (known.isPresent()) {
                skip(spec);
                return known.get();
            }
            try (Progress.Run told = progress.begin(spec, false)) {
                return made(spec, told, cancelled);
            }
        }

        private TrialJournal.Outcome made(RunSpec spec, Progress.Run told, BooleanSupplier cancelled)
                throws IOException {
            RunResult result = runner.within(limit).run(spec, Workers.serial(), false, made -> {
                told.advance(made);
                return !cancelled.getAsBoolean();
            });
            if (cancelled.getAsBoolean()) {
                throw new IOException("interrupted");
            }
            told.skip(spec.steps() - result.cost().steps());
            TrialJournal.Outcome outcome = journal.add(result);
            told.stored();
            return outcome;
        }

        /** A point that the optimizer refuses, which costs nothing. */
        private TrialJournal.Outcome notAllowed(RunSpec spec, UsageException e) {
            RunCost nothing = new RunCost(0, 0, 0, 0, 0, 0, null, 0, 0, 0);
            return new TrialJournal.Outcome(code.digest(), spec, null, e.getMessage(), nothing, null);
        }
    }
}
