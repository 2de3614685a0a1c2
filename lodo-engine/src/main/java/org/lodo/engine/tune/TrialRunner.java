package org.lodo.engine.tune;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.remote.RemoteRun;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.remote.RemoteRuns;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.ParallelJobs;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.StopRequest;
import org.lodo.engine.run.StoppedException;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.shard.Shard;
import org.lodo.parallel.Workers;

/**
 * Makes the runs of one optimizer on one problem that are not in the journal yet, several at once, here or on a cluster. A shard
 * makes every Nth run of a batch.
 */
final class TrialRunner implements TrialSource {

    private final Tuning tuning;
    private final @Nullable TimeLimit limit;
    private final OptimizerEntry<?, ?> optimizer;
    private final Map<String, Object> given;
    private final TrialJournal journal;
    private final Progress progress;
    private final Makers makers;

    /**
     * Who makes runs.
     *
     * @param runner makes them here
     * @param threads how many at once
     * @param remote makes them elsewhere; null for here
     * @param shard which of them it makes; null for all
     * @param stop ends runs
     */
    record Makers(
            Runner runner,
            int threads,
            @Nullable RemoteRunner remote,
            @Nullable Shard shard,
            StopRequest stop) {}

    TrialRunner(Tuning tuning, OptimizerEntry<?, ?> optimizer, TrialJournal journal, Progress progress, Makers makers) {
        this.tuning = tuning;
        limit = tuning.timeout();
        this.optimizer = optimizer;
        given = tuning.givenTo(optimizer.name());
        this.journal = journal;
        this.progress = progress;
        this.makers = makers;
    }

    /** A run of a search, and why its optimizer refuses its point; null if it does not. */
    private record Candidate(RunSpec spec, @Nullable UsageException refusal) {}

    @Override
    public List<Trial> run(int round, long steps, List<Long> seeds, List<Map<String, Double>> points)
            throws IOException {
        List<Candidate> candidates = IntStream.range(0, points.size())
                .mapToObj(index -> candidate(points.get(index), seeds.get(index), steps))
                .toList();
        TrialJournal.Outcome[] outcomes = new TrialJournal.Outcome[candidates.size()];
        if (makers.remote() != null) {
            makeThere(makers.remote(), candidates, outcomes);
        } else if (makers.shard() != null) {
            makeShare(makers.shard(), round, candidates, outcomes);
        } else {
            makeHere(IntStream.range(0, outcomes.length), candidates, outcomes);
        }
        return IntStream.range(0, outcomes.length)
                .mapToObj(index -> new Trial(
                        round,
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
        Map<String, Object> all = new LinkedHashMap<>(given);
        all.putAll(settings);
        Map<String, Object> resolved;
        UsageException refusal = null;
        try {
            resolved = optimizer.resolve(all);
        } catch (UsageException e) {
            resolved = Map.copyOf(all);
            refusal = e;
        }
        CatalogSelection selection = new CatalogSelection(optimizer.name(), optimizer.name(), resolved);
        return new Candidate(Tuner.run(tuning, selection, seed, steps), refusal);
    }

    /** Makes those runs of the shard that are missing, and takes those of others, if they are there. */
    private void makeShare(Shard shard, int round, List<Candidate> candidates, TrialJournal.Outcome[] outcomes)
            throws IOException {
        IntStream own = IntStream.range(0, outcomes.length).filter(index -> index % shard.of() == shard.number() - 1);
        makeHere(own, candidates, outcomes);
        journal.readOthers();
        int missing = 0;
        for (int index = 0; index < outcomes.length; index++) {
            if (outcomes[index] == null) {
                outcomes[index] = known(candidates.get(index)).orElse(null);
            }
            missing += outcomes[index] == null ? 1 : 0;
        }
        if (missing > 0) {
            throw new UnfinishedException(optimizer.name(), round, missing, outcomes.length);
        }
    }

    private void makeHere(IntStream indices, List<Candidate> candidates, TrialJournal.Outcome[] outcomes)
            throws IOException {
        ParallelJobs.run(
                makers.threads(),
                indices.mapToObj(index -> (ParallelJobs.Job)
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
        new RemoteRuns(cluster, journal.codeDigest(), progress)
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
                : Optional.of(journal.notAllowed(candidate.spec(), refusal));
    }

    private void skip(RunSpec spec) {
        try (Progress.Run told = progress.begin(spec, false)) {
            told.skip(spec.steps());
        }
    }

    private TrialJournal.Outcome outcome(Candidate candidate, BooleanSupplier cancelled) throws IOException {
        RunSpec spec = candidate.spec();
        try (Progress.Run told = progress.begin(spec, false)) {
            Optional<TrialJournal.Outcome> known = known(candidate);
            if (known.isPresent()) {
                told.skip(spec.steps());
                return known.get();
            }
            if (makers.stop().isMade()) {
                throw new StoppedException();
            }
            return made(spec, told, cancelled);
        }
    }

    private TrialJournal.Outcome made(RunSpec spec, Progress.Run told, BooleanSupplier cancelled) throws IOException {
        RunResult result = makers.runner().within(limit).run(spec, Workers.serial(), false, made -> {
            told.advance(made);
            return !cancelled.getAsBoolean() && !makers.stop().isMade();
        });
        if (cancelled.getAsBoolean()) {
            throw new IOException("interrupted");
        }
        if (!result.reachedItsEnd()) {
            throw new StoppedException();
        }
        told.skip(spec.steps() - result.cost().steps());
        TrialJournal.Outcome outcome = journal.add(result);
        told.stored();
        return outcome;
    }
}
