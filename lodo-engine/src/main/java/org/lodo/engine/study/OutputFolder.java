package org.lodo.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;

/**
 * Where results go, and the one rule of what they may replace:
 *
 * <ul>
 *   <li>a study replaces the same study, or one whose runs it contains; one without options also replaces any of the same name;
 *   <li>a search replaces a tuned point that an equally long or shorter search has found, never one that a person wrote;
 *   <li>other reports replace reports, but never a study.
 * </ul>
 */
public final class OutputFolder {

    private OutputFolder() {}

    /**
     * The folder of a study. By default it is named after the study; a study that options changed, and that does not contain
     * what is there, goes into a folder of its own, the same for the same runs.
     *
     * @param study what will be run
     * @param options what the command changed of it
     * @param out where the user wants it; null for the default
     * @return the folder, which can be written to
     * @throws UsageException if results would be lost, or the folder cannot be written to
     */
    public static StudyFolder ofStudy(Study study, StudyOptions options, @Nullable Path out) {
        StudyFolder folder = out == null ? defaultFolder(study, options) : new StudyFolder(out.toAbsolutePath());
        Optional<StoredStudy> there = readable(folder);
        if (there.isPresent()) {
            requireReplaceable(folder, there.get(), study, options);
        }
        writable(folder.path());
        return folder;
    }

    private static StudyFolder defaultFolder(Study study, StudyOptions options) {
        StudyFolder folder = new StudyFolder(Project.reports().resolve(study.name()));
        boolean isFree = readable(folder)
                .map(there -> options.changeNothing() || study.contains(there.study()))
                .orElse(true);
        return isFree ? folder : new StudyFolder(Project.variants().resolve(study.name() + "-" + study.fingerprint()));
    }

    private static void requireReplaceable(StudyFolder folder, StoredStudy there, Study study, StudyOptions options) {
        if (!there.study().name().equals(study.name())) {
            throw new UsageException("output folder '" + folder.path() + "' holds the study "
                    + there.study().name() + ": must hold " + study.name()
                    + " or no study; choose another with --out");
        }
        if (!options.changeNothing() && !study.contains(there.study())) {
            throw new UsageException("output folder '" + folder.path()
                    + "' holds results that this would replace, those of: " + there.command()
                    + "; choose another with --out");
        }
    }

    private static Optional<StoredStudy> readable(StudyFolder folder) {
        if (!folder.hasStudy()) {
            return Optional.empty();
        }
        try {
            return Optional.of(folder.stored());
        } catch (UsageException e) {
            // A damaged description is replaced.
            return Optional.empty();
        }
    }

    /**
     * The folder of a tuning, by default named after it.
     *
     * @param tuning what will be searched
     * @param out where the user wants it; null for the default
     * @return the folder, which can be written to
     * @throws UsageException if a tuned point would be lost, the folder has a study, or it cannot be written to
     */
    public static TuningFolder ofTuning(Tuning tuning, @Nullable Path out) {
        Path path = out == null ? Project.tuned().resolve(tuning.name()) : out.toAbsolutePath();
        TuningFolder folder = new TuningFolder(path);
        for (String optimizer : tuning.optimizers()) {
            if (folder.hasPoint(optimizer)) {
                requireReplaceable(folder.pointFile(optimizer), tuning);
            }
        }
        ofReport(path, "a tuning");
        return folder;
    }

    private static void requireReplaceable(Path file, Tuning tuning) {
        TunedPoint there = TunedPoint.read(file);
        SearchSummary search = there.search();
        if (search == null || there.isEdited()) {
            throw new UsageException(file
                    + " was edited by hand, and this would replace it; delete it, or choose another folder with --out");
        }
        long runs = (long) tuning.population() * tuning.generations().size();
        long runsThere = search.cost().runs();
        long horizonThere = search.outcome().horizon();
        if (runsThere > runs || horizonThere > tuning.horizon()) {
            throw new UsageException(file + " holds the result of a longer search, of " + runsThere + " runs of up to "
                    + horizonThere + " steps; choose another folder with --out");
        }
    }

    /**
     * The folder of a report that is not a study's.
     *
     * @param path where it will be
     * @param what what it is, for messages
     * @return the folder, which can be written to
     * @throws UsageException if it has a study, or cannot be written to
     */
    public static ReportFolder ofReport(Path path, String what) {
        if (new StudyFolder(path).hasStudy()) {
            throw new UsageException("output folder '" + path + "' holds a study: " + what + " must go elsewhere");
        }
        return new ReportFolder(writable(path));
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
