package org.lodo.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.Environment;
import org.lodo.engine.tune.PublishedProtocol;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;

/**
 * Where results go, and the one rule of what they may replace:
 *
 * <ul>
 *   <li>a study replaces the same study, or one whose runs it contains; one without options also replaces what the same file, or
 *       the same built-in study, has left there before. The name alone decides nothing: two files may have the same;
 *   <li>a search replaces a tuned point that an equally long or shorter search on the same problem has found, never one that a
 *       person wrote;
 *   <li>other reports replace reports of the suite, but never a study;
 *   <li>what none of these has written is never replaced, nor is a description of a study that cannot be read;
 *   <li>a file of the user's that has a name which the project needs itself goes where the user says.
 * </ul>
 */
public final class OutputFolder {

    /** Entries of the folder of reports that are no study's. */
    private static final Set<String> RESERVED = Set.of("baseline", "tuned", "variants", "performance", "index.html");

    private static final String ELSEWHERE = "; choose another with --out";

    private OutputFolder() {}

    /**
     * The folder of a study. By default it is named after the study; a study that options changed, and that does not contain
     * what is there, goes into a folder of its own, the same for the same runs. So does one whose name another study has taken.
     *
     * @param study what will be run
     * @param origin where it was read from, see {@link StudyReader#origin}
     * @param options what the command changed of it
     * @param out where the user wants it; null for the default
     * @return the folder, which can be written to
     * @throws UsageException if results would be lost, or the folder cannot be written to
     */
    public static StudyFolder ofStudy(Study study, String origin, StudyOptions options, @Nullable Path out) {
        StudyFolder folder =
                out == null ? defaultFolder(study, origin, options) : new StudyFolder(out.toAbsolutePath());
        requireReplaceable(folder, study, origin, options);
        writable(folder.path());
        return folder;
    }

    private static StudyFolder defaultFolder(Study study, String origin, StudyOptions options) {
        requireFreeName(study.name(), origin);
        StudyFolder folder = new StudyFolder(Project.reports().resolve(study.name()));
        boolean isFree = readable(folder)
                .map(there -> replaces(study, origin, options, there))
                .orElse(true);
        return isFree ? folder : new StudyFolder(Project.variants().resolve(study.name() + "-" + study.fingerprint()));
    }

    /**
     * Refuses a study of the user's that has a name which the project needs itself.
     *
     * @param name of the study
     * @param origin where it was read from, see {@link StudyReader#origin}
     * @throws UsageException if its results would go where others' are
     */
    private static void requireFreeName(String name, String origin) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isOfSuite = origin.equals(StudyReader.BUILT_IN_ORIGIN);
        if (!isOfSuite && StudyReader.builtIn().contains(lower)) {
            throw new UsageException("study '" + origin + "' has the name of the built-in study " + lower
                    + ": rename the file, or choose a folder with --out");
        }
        if (!isOfSuite && RESERVED.contains(lower)) {
            throw new UsageException("study '" + origin + "' has a name that the project's reports need themselves: "
                    + lower + "; rename the file, or choose a folder with --out");
        }
    }

    /**
     * Refuses a folder in which a study would replace what is not its own.
     *
     * @param folder where it is to go
     * @param study what will be run
     * @param origin where it was read from, see {@link StudyReader#origin}
     * @param options what the command changed of it
     * @throws UsageException if something would be lost
     */
    public static void requireReplaceable(StudyFolder folder, Study study, String origin, StudyOptions options) {
        boolean isOfProject = Stream.of(
                        Project.reports(),
                        Project.tuned(),
                        Project.variants(),
                        Project.performance(),
                        Project.baseline())
                .anyMatch(own -> own.normalize().equals(folder.path().normalize()));
        if (isOfProject) {
            throw new UsageException("output folder '" + folder.path() + "' is one of the project's own" + ELSEWHERE);
        }
        Optional<StoredStudy> stored = readable(folder);
        if (stored.isEmpty()) {
            Optional<String> foreign = ForeignFiles.anyOfReport(folder);
            if (foreign.isPresent() && !folder.hasStudy()) {
                throw new UsageException("output folder '" + folder.path() + "' holds " + foreign.get()
                        + ", but no study that it could belong to" + ELSEWHERE);
            }
            if (foreign.isPresent()) {
                // Another shard has begun between the two looks: the study comes before its runs.
                requireReplaceable(folder, study, origin, options);
            }
            return;
        }
        StoredStudy there = stored.get();
        if (!there.study().name().equals(study.name())) {
            throw new UsageException("output folder '" + folder.path() + "' holds the study "
                    + there.study().name() + ": must hold " + study.name() + " or no study" + ELSEWHERE);
        }
        if (!replaces(study, origin, options, there)) {
            throw new UsageException("output folder '" + folder.path()
                    + "' holds results that this would replace, those of: " + there.command() + ELSEWHERE);
        }
    }

    /**
     * Refuses a folder whose runs are not those that other shards of a study would leave there.
     *
     * @param folder where shards of the study go
     * @param study what they will run
     * @param environment the code that will run it
     * @return whether the folder describes the study already
     * @throws UsageException if it has runs of other settings or other code
     */
    public static boolean requireShareable(StudyFolder folder, Study study, Environment environment) {
        Optional<StoredStudy> stored = readable(folder);
        if (stored.isEmpty()) {
            return false;
        }
        StoredStudy there = stored.get();
        String difference = StudyDifference.between(study, there.study())
                .map(words -> "the study with other settings: " + words)
                .orElse(null);
        if (difference == null && !there.environment().codeDigest().equals(environment.codeDigest())) {
            difference = "runs by other code: "
                    + String.join(
                            ", ",
                            new CodeIdentity(environment.code())
                                    .changesSince(there.environment().code()));
        }
        if (difference != null && folder.hasRuns()) {
            throw new UsageException("output folder '" + folder.path() + "' holds " + difference + ELSEWHERE);
        }
        return difference == null && there.sharding() != null;
    }

    private static boolean replaces(Study study, String origin, StudyOptions options, StoredStudy there) {
        if (!there.study().name().equals(study.name())) {
            return false;
        }
        return study.contains(there.study()) || (options.changeNothing() && origin.equals(originOf(there)));
    }

    /** Before origins were kept, the only studies whose name says where they come from are those of the suite. */
    private static @Nullable String originOf(StoredStudy stored) {
        boolean isOfSuite = stored.origin() == null
                && StudyReader.builtIn().contains(stored.study().name());
        return isOfSuite ? StudyReader.BUILT_IN_ORIGIN : stored.origin();
    }

    private static Optional<StoredStudy> readable(StudyFolder folder) {
        if (!folder.hasStudy()) {
            return Optional.empty();
        }
        try {
            return Optional.of(folder.stored());
        } catch (UsageException e) {
            throw new UsageException(
                    "output folder '" + folder.path()
                            + "' holds a study.json that cannot be read, and nobody knows what"
                            + " would be lost: delete the folder, or choose another with --out",
                    e);
        }
    }

    /**
     * The folder of a tuning, by default named after it.
     *
     * @param tuning what will be searched
     * @param takesAName whether it is a file of the user's with a name that the suite needs itself
     * @param out where the user wants it; null for the default
     * @return the folder, which can be written to
     * @throws UsageException if a tuned point would be lost, the folder has a study, or it cannot be written to
     */
    public static TuningFolder ofTuning(Tuning tuning, boolean takesAName, @Nullable Path out) {
        if (out == null && takesAName) {
            throw new UsageException("tuning '" + tuning.name()
                    + "' is a file with the name of a built-in tuning or a problem: rename the file, or choose a folder with"
                    + " --out");
        }
        Path path = out == null ? Project.tuned().resolve(tuning.name()) : out.toAbsolutePath();
        TuningFolder folder = new TuningFolder(path);
        requireOneKind(folder, tuning);
        for (int search = 1; search <= tuning.searches(); search++) {
            TuningFolder own = tuning.folderOf(folder, search);
            for (String optimizer : tuning.optimizers()) {
                if (own.hasPoint(optimizer)) {
                    requireReplaceable(own.pointFile(optimizer), tuning, optimizer);
                }
                requireOwnTable(own, optimizer);
            }
        }
        if (out == null) {
            // Committed reports of earlier versions do not say how they were made.
            requireNoStudy(path, "a tuning");
            writable(path);
        } else {
            ofReport(path, "a tuning");
        }
        return folder;
    }

    /** Points of a single search and of several in one folder would leave open which of them count. */
    private static void requireOneKind(TuningFolder folder, Tuning tuning) {
        int there = folder.searches().size();
        boolean hasSingle = tuning.optimizers().stream().anyMatch(folder::hasPoint);
        if (tuning.searches() == 1 ? there > 0 : hasSingle || there > tuning.searches()) {
            throw new UsageException("output folder '" + folder.path() + "' holds the points of "
                    + (there == 0 ? "a single search" : there + " searches") + ": must hold those of "
                    + tuning.searches() + " or none" + ELSEWHERE);
        }
    }

    private static void requireOwnTable(TuningFolder folder, String optimizer) {
        try {
            folder.foreignTable(optimizer).ifPresent(table -> {
                throw new UsageException(table
                        + " is no table of a search, and this would replace it; choose another folder" + " with --out");
            });
        } catch (IOException e) {
            throw new UsageException("output folder '" + folder.path() + "': must be a folder that can be read", e);
        }
    }

    private static void requireReplaceable(Path file, Tuning tuning, String optimizer) {
        TunedPoint there = TunedPoint.read(file);
        SearchSummary search = there.search();
        if (search == null || there.isEdited()) {
            throw new UsageException(file
                    + " was edited by hand, and this would replace it; delete it, or choose another folder with --out");
        }
        if (!isOnProblemOf(tuning, search.origin())) {
            throw new UsageException(file + " holds the result of a search on "
                    + search.origin().problem() + " with " + search.origin().problemSettings()
                    + ", another problem; choose another folder with --out");
        }
        Map<String, Object> given = tuning.givenTo(optimizer);
        Map<String, Object> givenThere =
                Objects.requireNonNullElse(search.origin().given(), Map.of());
        if (!areSame(given, givenThere)) {
            throw new UsageException(file + " holds the result of a search with " + described(givenThere)
                    + ", not with " + described(given) + ELSEWHERE);
        }
        String protocolThere = Objects.requireNonNullElse(search.budget().protocol(), PublishedProtocol.NAME);
        if (!protocolThere.equals(tuning.protocol().name())) {
            throw new UsageException(file + " holds the result of a search by the protocol " + protocolThere + ", not "
                    + tuning.protocol().name() + ELSEWHERE);
        }
        long runs = tuning.protocol().runs();
        long runsThere = search.cost().runs();
        long horizonThere = search.outcome().horizon();
        if (runsThere > runs || horizonThere > tuning.horizon()) {
            throw new UsageException(file + " holds the result of a longer search, of " + runsThere + " runs of up to "
                    + horizonThere + " steps; choose another folder with --out");
        }
    }

    /** A setting that only one of them has came with another version of the problem. */
    private static boolean isOnProblemOf(Tuning tuning, SearchSummary.Origin there) {
        Map<String, Object> settings = tuning.problem().settings();
        return there.problem().equals(tuning.problem().name())
                && there.problemSettings().entrySet().stream()
                        .filter(setting -> settings.containsKey(setting.getKey()))
                        .allMatch(setting -> isSame(setting.getValue(), settings.get(setting.getKey())));
    }

    private static boolean areSame(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(own -> isSame(own.getValue(), other.get(own.getKey())));
    }

    private static String described(Map<String, Object> given) {
        return given.isEmpty() ? "the default settings" : "the settings " + new TreeMap<>(given);
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return (one instanceof Number a && other instanceof Number b)
                ? a.doubleValue() == b.doubleValue()
                : Objects.equals(String.valueOf(one), String.valueOf(other));
    }

    /**
     * The folder of a report that is not a study's.
     *
     * @param path where it will be
     * @param what what it is, for messages
     * @return the folder, which can be written to
     * @throws UsageException if it has a study, or files that are of no report, or cannot be written to
     */
    public static ReportFolder ofReport(Path path, String what) {
        requireNoStudy(path, what);
        List<String> foreign = ForeignFiles.amongReport(path);
        if (!foreign.isEmpty()) {
            throw new UsageException("output folder '" + path + "' holds " + String.join(" and ", foreign)
                    + " of other origin, which " + what + " would replace" + ELSEWHERE);
        }
        return new ReportFolder(writable(path));
    }

    private static void requireNoStudy(Path path, String what) {
        if (new StudyFolder(path).hasStudy()) {
            throw new UsageException("output folder '" + path + "' holds a study: " + what + " must go elsewhere");
        }
    }

    /**
     * Creates a folder if it is not there.
     *
     * @param path the folder
     * @return the same
     * @throws UsageException if it cannot be written to
     */
    public static Path writable(Path path) {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, ".writable", ".tmp"));
            return path;
        } catch (IOException e) {
            throw new UsageException("output folder '" + path + "': must be a folder that can be written to", e);
        }
    }
}
