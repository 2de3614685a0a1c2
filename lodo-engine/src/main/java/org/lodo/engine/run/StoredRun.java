package org.lodo.engine.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a folder has of a run.
 *
 * @param damage what is wrong with it, naming the file; null if nothing is, or nothing is there
 * @param manifest its manifest; null unless it is intact
 * @param files its files; null unless it is intact
 */
public record StoredRun(
        @Nullable String damage,
        @Nullable Manifest manifest,
        @Nullable SealedRun files) {

    /** Nothing is stored, or only a run by the same names with other settings. */
    static final StoredRun MISSING = new StoredRun(null, null, null);

    static StoredRun damaged(String damage) {
        return new StoredRun(damage, null, null);
    }

    static StoredRun intact(Manifest manifest, SealedRun files) {
        return new StoredRun(null, manifest, files);
    }

    /**
     * @return the manifest of an intact run
     */
    public Optional<Manifest> whole() {
        return Optional.ofNullable(manifest);
    }
}
