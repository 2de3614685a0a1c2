package org.lodo.engine.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.SearchSpace;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.IsolatedCall;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.SeedPlan;
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

    /**
     * @param catalog where names are looked up
     * @param code the code that runs; stored results of other code are not used
     * @param threads how many runs are made at once
     * @param folder where results are stored
     */
    public Tuner(Catalog catalog, CodeIdentity code, int threads, TuningFolder folder) {
        this.catalog = catalog;
        runner = new Runner(catalog);
        this.code = code;
        this.threads = threads;
        this.folder = folder;
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
            List<RunPlan.Phase> ofSearch = phases(tuning, catalog.optimizer(optimizer));
            for (int number = 0; number < tuning.searches(); number++) {
                phases.addAll(ofSearch);
            }
        }
        return new RunPlan(phases);
    }

    private List<RunPlan.Phase> phases(Tuning tuning, OptimizerEntry<?, ?> optimizer) {
        List<RunPlan.Phase> phases = new ArrayList<>();
        if (tuning.protocol() instanceof SuccessiveHalving all) {
            SuccessiveHalving halving = all.allot(charge(tuning, optimizer));
            for (SuccessiveHalving.Rung rung : halving.rungs()) {
                phases.add(phase(example(tuning.problem(), optimizer, rung.steps()), rung.candidates()));
            }
            SuccessiveHalving.Confirmation last = halving.confirmation();
            phases.add(phase(example(tuning.problem(), optimizer, last.steps()), last.candidates() * last.seeds()));
        } else {
            PublishedProtocol published = (PublishedProtocol) tuning.protocol();
            for (Generation generation : published.generations()) {
                phases.add(phase(example(tuning.problem(), optimizer, generation.steps()), published.population()));
            }
            phases.add(phase(example(tuning.problem(), optimizer, tuning.horizon()), VALIDATION_RUNS));
        }
        return phases;
    }

    private RunPlan.Phase phase(RunSpec example, int count) {
        return new RunPlan.Phase(threads, false, List.of(new RunPlan.Group(example, count)));
    }

    /** A run with the defaults, which cost what other points cost. */
    private static RunSpec example(CatalogSelection problem, OptimizerEntry<?, ?> optimizer, long steps) {
        CatalogSelection selection =
                new CatalogSelection(optimizer.name(), optimizer.name(), optimizer.resolve(Map.of()));
        return new RunSpec(problem, selection, SeedPlan.tuning(0), steps, List.of());
    }

    /**
     * What a step of an optimizer costs with the defaults, found by a few steps: evaluations of values and gradients and
     * products with the Hessian; at least 1.
     */
    private double charge(Tuning tuning, OptimizerEntry<?, ?> optimizer) {
        RunSpec spec = example(tuning.problem(), optimizer, PROBE_STEPS);
        RunCost cost = runner.within(tuning.timeout())
                .run(spec, Workers.serial(), false, made -> true)
                .cost();
        double evaluations = (double) cost.values() + cost.gradients() + cost.hessianProducts();
        return Math.max(1, evaluations / Math.max(1, cost.steps()));
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
        OptimizerEntry<?, ?> entry = catalog.optimizer(optimizer);
        TrialJournal journal = tuning.folderOf(folder, number).journal(optimizer, code);
        TrialRunner trials = new TrialRunner(tuning, entry, journal, progress, runner, threads);
        SearchSpace space = entry.searchSpace();
        Map<String, Object> defaults = entry.resolve(Map.of());
        if (tuning.protocol() instanceof SuccessiveHalving halving) {
            return new HalvingSearch(halving.allot(charge(tuning, entry)), number)
                    .search(optimizer, space, defaults, trials);
        }
        return new PublishedSearch((PublishedProtocol) tuning.protocol(), number)
                .search(optimizer, space, defaults, trials);
    }
}
