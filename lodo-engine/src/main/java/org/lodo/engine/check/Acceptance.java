package org.lodo.engine.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.check.CheckResult.Level;
import org.lodo.engine.io.Json;

/** A new baseline, and how it differs from the one it replaces. */
public final class Acceptance {

    private final @Nullable Baseline before;
    private final Regression now;
    private final @Nullable CheckResult changes;

    /**
     * Compares a new baseline with the one it replaces.
     *
     * @param before the baseline so far; empty if there is none
     * @param now all runs of the study
     */
    public Acceptance(Optional<Baseline> before, Regression now) {
        this.before = before.orElse(null);
        this.now = now;
        changes = before.filter(baseline ->
                        baseline.study().seeds().containsAll(now.study().seeds()))
                .map(baseline -> Check.of(baseline, now.study(), now, Level.PAIRED))
                .orElse(null);
    }

    /**
     * @return the differences; empty if there is nothing to compare with
     */
    public Optional<CheckResult> changes() {
        return Optional.ofNullable(changes);
    }

    /**
     * @return whether anything differs from the current baseline, or that was changed without an entry
     */
    public boolean isNeeded() {
        return before == null
                || changes == null
                || !changes.changed().isEmpty()
                || !before.isSealed()
                || !Json.compact(before.study()).equals(Json.compact(now.study()));
    }

    /**
     * @return a note on the comparison for the entry; empty for none
     */
    public String remark() {
        if (before == null) {
            return "The first baseline.";
        }
        if (changes == null) {
            return "The study has seeds that the previous baseline did not have: nothing was compared.";
        }
        return before.isSealed()
                ? ""
                : "The previous baseline had been changed without an entry: the changes below are from that content.";
    }

    /**
     * Replaces the baseline.
     *
     * @param entry the entry of {@code CHANGES.md}
     * @param folder of the baseline
     * @throws org.lodo.engine.catalog.UsageException if a run did not have enough time or memory
     * @throws IOException if a file cannot be written
     */
    public void write(String entry, Path folder) throws IOException {
        now.requireEnough();
        Baseline.write(now, entry, folder);
    }
}
