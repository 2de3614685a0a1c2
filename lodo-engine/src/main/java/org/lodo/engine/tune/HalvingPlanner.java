package org.lodo.engine.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.StepCount;

/** Turns the keys of {@link SuccessiveHalving} in a file into values that are all allowed. */
final class HalvingPlanner {

    private static final String RUNG = "rungs: each must have steps or gradients, and candidates";

    private static final String LAST = "confirmation: must have steps or gradients, candidates and seeds";

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
            throw new UsageException(
                    source + ": confirmation is missing: must have steps or gradients, candidates and seeds");
        }
        List<SuccessiveHalving.Rung> rungs = new ArrayList<>();
        for (TuningFile.RungItem item : file.rungs()) {
            long steps = length(item.steps(), item.gradients(), RUNG);
            int candidates = required(item.candidates(), RUNG);
            rungs.add(allowed("rungs", () -> new SuccessiveHalving.Rung(steps, candidates)));
        }
        TuningFile.ConfirmationItem last = file.confirmation();
        long steps = length(last.steps(), last.gradients(), LAST);
        int candidates = required(last.candidates(), LAST);
        int seeds = required(last.seeds(), LAST);
        SuccessiveHalving.Confirmation confirmation =
                allowed("confirmation", () -> new SuccessiveHalving.Confirmation(steps, candidates, seeds));
        SuccessiveHalving all = allowed("rungs", () -> new SuccessiveHalving(rungs, confirmation, isByEvaluations()));
        return budget == null ? all : within(all, budget);
    }

    /** All lengths are given as that of the confirmation is. */
    private boolean isByEvaluations() {
        return file.confirmation() != null && file.confirmation().gradients() != null;
    }

    private long length(@Nullable Long steps, @Nullable Long gradients, String rule) {
        if ((isByEvaluations() ? steps : gradients) != null) {
            throw new UsageException(
                    source + ": rungs and confirmation: must all have steps, or all have gradients, not a mixture");
        }
        return required(isByEvaluations() ? gradients : steps, rule);
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
            String length = isByEvaluations() ? "gradients" : "steps";
            String rule = String.valueOf(e.getMessage()).replaceFirst("^steps", length);
            throw new UsageException(source + ": " + key + ": " + rule, e);
        }
    }
}
