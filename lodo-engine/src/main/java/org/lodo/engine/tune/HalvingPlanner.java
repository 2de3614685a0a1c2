package org.lodo.engine.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.StepCount;

/** Turns the keys of {@link SuccessiveHalving} in a file into values that are all allowed. */
final class HalvingPlanner {

    private static final String LAST = "confirmation: must have steps, candidates and seeds";

    private final String source;
    private final TuningFile file;
    private final @Nullable Long budget;

    HalvingPlanner(String source, TuningFile file, @Nullable Long budget) {
        this.source = source;
        this.file = file;
        this.budget = budget;
    }

    SuccessiveHalving plan() {
        if (file.rungs() == null) {
            throw new UsageException(source + ": rungs is missing: must list at least one");
        }
        if (file.confirmation() == null) {
            throw new UsageException(source + ": confirmation is missing: must have steps, candidates and seeds");
        }
        List<SuccessiveHalving.Rung> rungs = new ArrayList<>();
        for (TuningFile.RungItem item : file.rungs()) {
            long steps = required(item.steps(), "rungs: each must have steps and candidates");
            int candidates = required(item.candidates(), "rungs: each must have steps and candidates");
            rungs.add(allowed("rungs", () -> new SuccessiveHalving.Rung(steps, candidates)));
        }
        TuningFile.ConfirmationItem last = file.confirmation();
        long steps = required(last.steps(), LAST);
        int candidates = required(last.candidates(), LAST);
        int seeds = required(last.seeds(), LAST);
        SuccessiveHalving.Confirmation confirmation =
                allowed("confirmation", () -> new SuccessiveHalving.Confirmation(steps, candidates, seeds));
        SuccessiveHalving all = allowed("rungs", () -> new SuccessiveHalving(rungs, confirmation));
        return budget == null ? all : within(all, budget);
    }

    private <T> T required(@Nullable T value, String rule) {
        if (value == null) {
            throw new UsageException(source + ": " + rule);
        }
        return value;
    }

    private SuccessiveHalving within(SuccessiveHalving all, long gradients) {
        if (gradients < all.runs()) {
            throw new UsageException(source + ": budget = " + gradients + ": must be at least " + all.runs()
                    + ", a step for each run of the rungs and the confirmation");
        }
        if (gradients > StepCount.MAX_OF_RUN) {
            throw new UsageException(source + ": budget = " + gradients + ": must be at most " + StepCount.MAX_OF_RUN);
        }
        return all.within(gradients);
    }

    /** A value by its constructor, which checks it. */
    private <T> T allowed(String key, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(source + ": " + key + ": " + e.getMessage(), e);
        }
    }
}
