package org.lodo.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.Manifest;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.StoredRun;

/**
 * Brings the runs of a study together that shards have left in one folder or in several. All are of one study and one code, and
 * sealed; what two folders have of a run must agree to the bit. Of two results of a run, one that was timed counts, then the one
 * in the folder named first.
 */
public final class Merge {

    private final List<StudyFolder> parts;
    private final StoredStudy stored;
    private final Map<RunSpec, Integer> sources = new LinkedHashMap<>();
    private final List<RunSpec> missing = new ArrayList<>();
    private final Set<String> damages = new LinkedHashSet<>();

    private Merge(List<StudyFolder> parts) {
        this.parts = List.copyOf(parts);
        stored = parts.get(0).stored();
    }

    /**
     * Looks for every run of a study.
     *
     * @param parts the folders that have its runs, at least one
     * @return where the runs are
     * @throws UsageException if the folders are of different studies or different code, or disagree on a run; names the part
     */
    public static Merge of(List<StudyFolder> parts) {
        Merge merge = new Merge(parts);
        for (StudyFolder part : merge.parts) {
            merge.requireSameStudy(part);
        }
        merge.stored.study().runs().forEach(merge::find);
        return merge;
    }

    private void requireSameStudy(StudyFolder part) {
        StoredStudy other = part.stored();
        StudyDifference.between(stored.study(), other.study()).ifPresent(difference -> {
            throw new UsageException("'" + part.path() + "' holds another study than '" + first() + "': " + difference);
        });
        requireSameCode(part.path(), "", other.environment());
    }

    private void requireSameCode(Path part, String run, Environment environment) {
        if (!environment.codeDigest().equals(stored.environment().codeDigest())) {
            throw new UsageException("'" + part + "'" + run + " was made by other code than '" + first() + "': "
                    + String.join(
                            ", ",
                            new CodeIdentity(environment.code())
                                    .changesSince(stored.environment().code()))
                    + "; make it again with one version of the code");
        }
    }

    private void find(RunSpec run) {
        int source = -1;
        Manifest best = null;
        boolean isDamaged = false;
        for (int part = 0; part < parts.size(); part++) {
            StoredRun found = parts.get(part).runs().inspect(run);
            if (found.damage() != null) {
                damages.add(found.damage());
                isDamaged = true;
            }
            Manifest manifest = found.whole().orElse(null);
            if (manifest == null) {
                continue;
            }
            requireSameCode(parts.get(part).path(), ", " + run.describe() + ",", manifest.environment());
            if (best != null) {
                requireSameResult(
                        run,
                        best,
                        parts.get(source).path(),
                        manifest,
                        parts.get(part).path());
            }
            if (isBetter(manifest, best)) {
                best = manifest;
                source = part;
            }
        }
        if (source >= 0) {
            sources.put(run, source);
        } else if (!isDamaged) {
            missing.add(run);
        }
    }

    /** A run that ended for want of time or memory says nothing against one that had more. */
    private static void requireSameResult(RunSpec run, Manifest one, Path first, Manifest other, Path second) {
        boolean isComparable = one.exceeded() == null && other.exceeded() == null;
        boolean isSame = one.lossDigest().equals(other.lossDigest())
                && Objects.equals(one.pointDigest(), other.pointDigest())
                && (one.failure() == null) == (other.failure() == null);
        if (isComparable && !isSame) {
            throw new UsageException("'" + first + "' and '" + second + "' disagree on " + run.describe()
                    + ": digests of the losses " + start(one.lossDigest()) + " and " + start(other.lossDigest())
                    + ", though settings and code are the same; find out which machine computes wrong");
        }
    }

    private static String start(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }

    private static boolean isBetter(Manifest found, @Nullable Manifest best) {
        if (best == null) {
            return true;
        }
        if ((found.exceeded() == null) != (best.exceeded() == null)) {
            return found.exceeded() == null;
        }
        return found.exclusive() && !best.exclusive();
    }

    /**
     * @return what the first folder says of the study
     */
    public StoredStudy stored() {
        return stored;
    }

    /**
     * @return the runs that no folder has
     */
    public List<RunSpec> missing() {
        return List.copyOf(missing);
    }

    /**
     * @return what is damaged, naming the files; also where another folder has the run intact
     */
    public List<String> damages() {
        return List.copyOf(damages);
    }

    /**
     * @return whether every run is there and intact
     */
    public boolean isComplete() {
        return sources.size() == stored.study().runs().count();
    }

    /**
     * @return the runs that were found
     */
    public Set<RunSpec> runs() {
        return Collections.unmodifiableSet(sources.keySet());
    }

    /**
     * Brings all runs that were found together. Runs that are in the folder already, and count, stay where they are.
     *
     * @param out the folder that they go to, perhaps one of the parts
     * @param command how to make the results again
     * @throws IOException if a file cannot be written, or was changed since the look
     */
    public void writeTo(StudyFolder out, String command) throws IOException {
        out.describe(
                new StoredStudy(command, stored.environment(), stored.study(), stored.origin(), stored.sharding()));
        RunStore store = out.runs();
        for (Map.Entry<RunSpec, Integer> source : sources.entrySet()) {
            StudyFolder part = parts.get(source.getValue());
            if (isSame(part, out)) {
                continue;
            }
            StoredRun run = part.runs().inspect(source.getKey());
            store.save(
                    source.getKey(),
                    Optional.ofNullable(run.files())
                            .orElseThrow(() -> new IOException("'" + part.path() + "', "
                                    + source.getKey().describe() + ": was changed meanwhile")));
        }
    }

    private static boolean isSame(StudyFolder one, StudyFolder other) throws IOException {
        return one.path().toRealPath().equals(other.path().toRealPath());
    }

    private Path first() {
        return parts.get(0).path();
    }
}
