package org.lodo.engine.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.shard.Shard;

/**
 * What all shards of a tuning must have in common, in the file {@code runs/shards.json} of its folder, which the first one writes:
 * shards that search different things would wait for each other for ever.
 *
 * @param shards how many there are
 * @param tuning what they search, as JSON
 * @param code the parts of their code
 */
record ShardedTuning(int shards, String tuning, SortedMap<String, String> code) {

    private static final String FILE = "shards.json";

    static ShardedTuning of(Tuning tuning, Shard shard, CodeIdentity code) {
        Tuning unlimited = new Tuning(
                tuning.name(),
                tuning.title(),
                tuning.problem(),
                tuning.protocol(),
                tuning.searches(),
                tuning.optimizers(),
                null,
                tuning.given());
        return new ShardedTuning(shard.of(), Json.compact(unlimited), new TreeMap<>(code.parts()));
    }

    /** Refuses a folder in which other shards than these have begun. */
    void requireIn(TuningFolder folder) throws IOException {
        Path file = folder.path().resolve(RunStore.FOLDER).resolve(FILE);
        if (!Files.exists(file)) {
            AtomicFiles.write(file, SealedJson.pretty(this));
            return;
        }
        ShardedTuning there;
        try {
            there = SealedJson.read(file, ShardedTuning.class);
        } catch (IOException | RuntimeException e) {
            throw new UsageException(file + " is damaged: " + DamagedException.reason(e) + "; delete it", e);
        }
        String difference = there.shards != shards
                ? there.shards + " shards, not " + shards
                : !there.code.equals(code)
                        ? "other code: " + String.join(", ", new CodeIdentity(code).changesSince(there.code))
                        : !there.tuning.equals(tuning) ? "a search with other settings" : "";
        if (!difference.isEmpty()) {
            throw new UsageException("output folder '" + folder.path() + "' was begun by " + difference
                    + "; choose another with --out, or delete " + file);
        }
    }
}
