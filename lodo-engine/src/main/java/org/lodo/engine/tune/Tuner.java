package org.lodo.engine.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.SearchSpace;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.IsolatedCall;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.run.StopRequest;
import org.lodo.engine.run.StoppedException;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.shard.Shard;
import org.lodo.engine.stats.Means;
import org.lodo.objective.Objective;
import org.lodo.parallel.Workers;

/**
 * Searches hyper-parameters by the protocol of a tuning, and stores what is found. A search is a sequence of batches of runs, each
 * a pure function of its specification, with a choice between them that depends on nothing else.
 */
public final class Tuner {

    /** How many runs estimate the loss at the tuned point. */
    public static final int VALIDATION_RUNS = 8;

    /** Enough for the average of methods that look at the Hessian only now and then. */
    private static final long PROBE_STEPS = 200;

    private final Catalog catalog;
    private final Runner runner;
    private final CodeIdentity code;
    private final int threads;
    private final TuningFolder folder;
    private final @Nullable RemoteRunner remote;
    private final StopRequest stop;

    /** What the steps of each optimizer cost. */
    private final Map<Probe, RunResult> probes;

    /** A few steps, and how long they may take: with more time they may come further. */
    private record Probe(RunSpec spec, @Nullable TimeLimit limit) {}

    /**
     * @param catalog where names are looked up
     * @param code the code that runs; stored results of other code are not used
     * @param threads how many runs are made at once
     * @param folder where results are stored
     */
    public Tuner(Catalog catalog, CodeIdentity code, int threads, TuningFolder folder) {
        this(catalog, code, threads, folder, null, new StopRequest(), new ConcurrentHashMap<>());
    }

    private Tuner(
            Catalog catalog,
            CodeIdentity code,
            int threads,
            TuningFolder folder,
            @Nullable RemoteRunner remote,
            StopRequest stop,
            Map<Probe, RunResult> probes) {
        this.catalog = catalog;
        runner = new Runner(catalog);
        this.code = code;
        this.threads = threads;
        this.folder = folder;
        this.remote = remote;
        this.stop = stop;
        this.probes = probes;
    }

    /**
     * @param cluster makes the runs of a generation
     * @return searches the same, with runs made there
     */
    public Tuner on(RemoteRunner cluster) {
        return new Tuner(catalog, code, threads, folder, cluster, stop, probes);
    }

    /**
     * @param request once it is made, runs under way end and none begins
     * @return searches the same, as far as that
     */
    public Tuner stoppingAt(StopRequest request) {
        return new Tuner(catalog, code, threads, folder, remote, request, probes);
    }

    /**
     * The runs of the searches of all optimizers, those included that are stored already.
     *
     * @param tuning what is searched
     * @return its runs, the validation runs included
     * @throws IOException if stored runs cannot be read
     */
    public RunPlan plan(Tuning tuning) throws IOException {
        return plan(tuning, optimizer -> {});
    }

    /**
     * The same, telling of each optimizer: to find out what its steps cost takes up to 200 of them. Nothing is stored.
     *
     * @param tuning what is searched
     * @param planned called with the name of each optimizer whose runs are planned
     * @return its runs, the validation runs included
     * @throws IOException if stored runs cannot be read
     */
    public RunPlan plan(Tuning tuning, Consumer<String> planned) throws IOException {
        List<RunPlan.Phase> phases = new ArrayList<>();
        for (String optimizer : tuning.optimizers()) {
            List<RunPlan.Phase> ofSearch = phases(tuning, catalog.optimizer(optimizer));
            for (int number = 0; number < tuning.searches(); number++) {
                phases.addAll(ofSearch);
            }
            planned.accept(optimizer);
        }
        return new RunPlan(phases);
    }

    private List<RunPlan.Phase> phases(Tuning tuning, OptimizerEntry<?, ?> optimizer) throws IOException {
        List<RunPlan.Phase> phases = new ArrayList<>();
        if (tuning.protocol() instanceof SuccessiveHalving all) {
            TrialJournal journal = tuning.folderOf(folder, 1).storedJournal(optimizer.name(), code);
            SuccessiveHalving halving = all.allot(charge(tuning, optimizer, journal));
            for (SuccessiveHalving.Rung rung : halving.rungs()) {
                phases.add(phase(example(tuning, optimizer, rung.steps()), rung.candidates()));
            }
            SuccessiveHalving.Confirmation last = halving.confirmation();
            phases.add(phase(example(tuning, optimizer, last.steps()), last.candidates() * last.seeds()));
        } else {
            PublishedProtocol published = (PublishedProtocol) tuning.protocol();
            for (Generation generation : published.generations()) {
                phases.add(phase(example(tuning, optimizer, generation.steps()), published.population()));
            }
            phases.add(phase(example(tuning, optimizer, tuning.horizon()), VALIDATION_RUNS));
        }
        return phases;
    }

    private RunPlan.Phase phase(RunSpec example, int count) {
        int atOnce = remote == null ? threads : remote.atOnce();
        return new RunPlan.Phase(atOnce, false, List.of(new RunPlan.Group(example, count)));
    }

    /** A run from where the search starts, which costs what other points cost. */
    private static RunSpec example(Tuning tuning, OptimizerEntry<?, ?> optimizer, long steps) {
        CatalogSelection selection = new CatalogSelection(
                optimizer.name(), optimizer.name(), optimizer.resolve(tuning.givenTo(optimizer.name())));
        return run(tuning, selection, SeedPlan.tuning(0), steps);
    }

    /** A run of a search of a number of steps or, as in a study with a budget, of at most so many and of evaluations. */
    static RunSpec run(Tuning tuning, CatalogSelection optimizer, long seed, long length) {
        boolean countsEvaluations =
                tuning.protocol() instanceof SuccessiveHalving halving && halving.countsEvaluations();
        return new RunSpec(
                tuning.problem(), optimizer, seed, length, List.of(), null, countsEvaluations ? length : null);
    }

    /**
     * What a step of an optimizer costs where the search starts, found by a few steps: evaluations of values and gradients and
     * products with the Hessian; at least 1.
     *
     * @param journal where these steps may be stored already
     */
    private double charge(Tuning tuning, OptimizerEntry<?, ?> optimizer, TrialJournal journal) {
        double charge = charge(tuning, example(tuning, optimizer, PROBE_STEPS), journal);
        // What steps cost that did not end in time is not known; one step by itself may.
        return charge > 0 ? charge : Math.max(1, charge(tuning, example(tuning, optimizer, 1), journal));
    }

    /** At least 1, or 0 if the run told of no evaluations. */
    private double charge(Tuning tuning, RunSpec spec, TrialJournal journal) {
        RunCost cost = journal.find(spec, tuning.timeout())
                .map(TrialJournal.Outcome::cost)
                .orElseGet(() -> probe(tuning, spec).cost());
        double evaluations = (double) cost.values() + cost.gradients() + cost.hessianProducts();
        return evaluations > 0 ? Math.max(1, evaluations / Math.max(1, cost.steps())) : 0;
    }

    private RunResult probe(Tuning tuning, RunSpec spec) {
        return probes.computeIfAbsent(
                new Probe(spec, tuning.timeout()),
                missing -> runner.within(tuning.timeout()).run(spec, Workers.serial(), false, made -> true));
    }

    /** The same as a search needs it, which stores what it cost to find out: on a large problem, minutes. */
    private SuccessiveHalving allotted(
            SuccessiveHalving all, Tuning tuning, OptimizerEntry<?, ?> optimizer, TrialJournal journal)
            throws IOException {
        SuccessiveHalving own = all.allot(charge(tuning, optimizer, journal));
        RunResult probe = probes.get(new Probe(example(tuning, optimizer, PROBE_STEPS), tuning.timeout()));
        if (probe != null && journal.find(probe.spec(), tuning.timeout()).isEmpty()) {
            journal.add(probe);
        }
        return own;
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
     * @return the searches, search by search for each optimizer, also those that found nothing
     * @throws IOException if a result cannot be stored
     */
    public List<Search> searchAll(Tuning tuning, String command, Progress progress) throws IOException {
        List<Search> searches = new ArrayList<>();
        for (String optimizer : tuning.optimizers()) {
            for (int number = 1; number <= tuning.searches(); number++) {
                Search search = search(tuning, optimizer, number, progress);
                if (search.hasFound()) {
                    tuning.folderOf(folder, number).keep(tuning, search, number, command);
                }
                searches.add(search);
            }
        }
        return searches;
    }

    /**
     * Searches an optimizer's hyper-parameters. Stored runs of the same code are reused.
     *
     * @param tuning what is searched
     * @param optimizer the optimizer's name in the catalog
     * @param number which of the independent searches, from 1
     * @param progress told of the runs
     * @return what was found
     * @throws IOException if a result cannot be stored
     */
    public Search search(Tuning tuning, String optimizer, int number, Progress progress) throws IOException {
        return search(tuning, optimizer, number, null, progress);
    }

    /**
     * Makes a shard's share of the first round of every search that is not complete, and goes on to the next as far as the
     * rounds are then complete. All shards decide the same, from what they have stored together.
     *
     * @param tuning what is searched
     * @param shard which part of each round is made
     * @param progress told of the runs
     * @return how far the searches have come
     * @throws org.lodo.engine.catalog.UsageException if shards of other settings or other code have begun in the folder
     * @throws StoppedException if it was asked to stop; runs that have ended are stored
     * @throws IOException if a result cannot be stored
     */
    public ShardedSearch share(Tuning tuning, Shard shard, Progress progress) throws IOException {
        ShardedTuning.of(tuning, shard, code).requireIn(folder);
        List<String> waiting = new ArrayList<>();
        for (String optimizer : tuning.optimizers()) {
            for (int number = 1; number <= tuning.searches(); number++) {
                try {
                    search(tuning, optimizer, number, shard, progress);
                } catch (UnfinishedException e) {
                    String which = tuning.searches() == 1 ? "" : "search " + number + " of ";
                    waiting.add(which + e.getMessage());
                }
            }
        }
        return new ShardedSearch(waiting, tuning.optimizers().size() * tuning.searches());
    }

    private Search search(Tuning tuning, String optimizer, int number, @Nullable Shard shard, Progress progress)
            throws IOException {
        OptimizerEntry<?, ?> entry = catalog.optimizer(optimizer);
        TrialJournal journal = tuning.folderOf(folder, number).journal(optimizer, shard, code);
        TrialRunner.Makers makers = new TrialRunner.Makers(runner, threads, remote, shard, stop);
        TrialRunner trials = new TrialRunner(tuning, entry, journal, progress, makers);
        SearchSpace space = entry.searchSpace();
        Map<String, Object> start = entry.resolve(tuning.givenTo(optimizer));
        if (tuning.protocol() instanceof SuccessiveHalving halving) {
            return new HalvingSearch(allotted(halving, tuning, entry, journal), number)
                    .search(optimizer, space, start, trials);
        }
        return new PublishedSearch((PublishedProtocol) tuning.protocol(), number)
                .search(optimizer, space, start, trials);
    }
}
