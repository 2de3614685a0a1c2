package org.lodo.engine.tune;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.ParallelJobs;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.TimeLimit;
import org.lodo.parallel.Workers;

/** Makes the runs of one optimizer on one problem that are not in the journal yet, several at once. */
final class TrialRunner implements TrialSource {

    private final CatalogSelection problem;
    private final @Nullable TimeLimit limit;
    private final OptimizerEntry<?, ?> optimizer;
    private final TrialJournal journal;
    private final Progress progress;
    private final Runner runner;
    private final int threads;

    TrialRunner(
            Tuning tuning,
            OptimizerEntry<?, ?> optimizer,
            TrialJournal journal,
            Progress progress,
            Runner runner,
            int threads) {
        problem = tuning.problem();
        limit = tuning.timeout();
        this.optimizer = optimizer;
        this.journal = journal;
        this.progress = progress;
        this.runner = runner;
        this.threads = threads;
    }

    @Override
    public List<Trial> run(int round, long steps, List<Long> seeds, List<Map<String, Double>> points)
            throws IOException {
        Trial[] trials = new Trial[points.size()];
        List<ParallelJobs.Job> jobs = IntStream.range(0, points.size())
                .mapToObj(index -> (ParallelJobs.Job) cancelled -> {
                    long seed = seeds.get(index);
                    Map<String, Double> settings = points.get(index);
                    TrialJournal.Outcome outcome = outcome(settings, seed, steps, cancelled);
                    trials[index] = new Trial(
                            round,
                            index,
                            seed,
                            steps,
                            settings,
                            outcome.lossOrInfinity(),
                            outcome.failure(),
                            outcome.cost());
                })
                .toList();
        ParallelJobs.run(threads, jobs);
        return List.of(trials);
    }

    private TrialJournal.Outcome outcome(Map<String, Double> settings, long seed, long steps, BooleanSupplier cancelled)
            throws IOException {
        Map<String, Object> resolved;
        UsageException refusal = null;
        try {
            resolved = optimizer.resolve(settings);
        } catch (UsageException e) {
            resolved = Map.copyOf(settings);
            refusal = e;
        }
        RunSpec spec = new RunSpec(
                problem, new CatalogSelection(optimizer.name(), optimizer.name(), resolved), seed, steps, List.of());
        try (Progress.Run told = progress.begin(spec, false)) {
            Optional<TrialJournal.Outcome> known =
                    refusal == null ? journal.find(spec, limit) : Optional.of(journal.notAllowed(spec, refusal));
            if (known.isPresent()) {
                told.skip(steps);
                return known.get();
            }
            return made(spec, told, cancelled);
        }
    }

    private TrialJournal.Outcome made(RunSpec spec, Progress.Run told, BooleanSupplier cancelled) throws IOException {
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
}
