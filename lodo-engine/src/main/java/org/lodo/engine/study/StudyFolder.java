package org.lodo.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.SealedJson;

/**
 * The folder of a study: the names of its files, and its description, {@code study.json}, which is written before the first
 * run. What may be written into it is up to {@link OutputFolder}.
 *
 * @param path the folder
 */
public record StudyFolder(Path path) {

    /**
     * The folder that a user means.
     *
     * @param study the name of a study, for its folder among the reports, or the path of a folder
     * @return the folder, which need not have a study
     */
    public static StudyFolder of(String study) {
        Path asPath = Path.of(study).toAbsolutePath();
        return Files.isDirectory(asPath)
                ? new StudyFolder(asPath)
                : new StudyFolder(Project.reports().resolve(study));
    }

    /**
     * The folder of a study that was run.
     *
     * @param study the name of a study, for its folder among the reports, or the path of a folder
     * @return the folder
     * @throws UsageException if it does not have a study
     */
    public static StudyFolder existing(String study) {
        StudyFolder folder = of(study);
        if (!folder.hasStudy()) {
            throw new UsageException(
                    "study '" + study + "': must be a study that was run or a folder with a study.json");
        }
        return folder;
    }

    /**
     * @return the file of the study's description, a {@link StoredStudy} in JSON
     */
    public Path description() {
        return path.resolve("study.json");
    }

    /**
     * @return the file of the outcome of every cell, in CSV
     */
    public Path summary() {
        return path.resolve("summary.csv");
    }

    /**
     * @return the file of the outcome of every run, in JSON
     */
    public Path manifest() {
        return path.resolve("manifest.json");
    }

    /**
     * @return the file of the learning curves of all runs, a {@link CurveArchive}, which is committed while the runs are not
     */
    public Path curves() {
        return path.resolve("curves.zip");
    }

    /**
     * @param place among optimizers by the least validation loss of their runs, from 1
     * @return the file of the final point of the best run of the optimizer at that place
     */
    public Path bestParameters(int place) {
        return path.resolve(place == 1 ? "best.parameters" : "best-" + place + ".parameters");
    }

    /**
     * @return the names of its report's files
     */
    public ReportFolder report() {
        return new ReportFolder(path);
    }

    /**
     * @return its runs
     */
    public RunStore runs() {
        return new RunStore(path);
    }

    /**
     * @return whether it has a study
     */
    public boolean hasStudy() {
        return Files.exists(description());
    }

    /**
     * @return whether it has any runs; folders are committed without
     */
    public boolean hasRuns() {
        return Files.isDirectory(path.resolve(RunStore.FOLDER));
    }

    /**
     * Writes the description.
     *
     * @param study replaces what was there
     * @throws IOException if it cannot be written
     */
    public void describe(StoredStudy study) throws IOException {
        AtomicFiles.write(description(), SealedJson.pretty(study));
    }

    /**
     * Reads the description.
     *
     * @return what was run
     * @throws UsageException if it is missing, damaged, or not as it was written; without a seal it is one of an earlier
     *     version, and is read
     */
    public StoredStudy stored() {
        try {
            return SealedJson.read(description(), StoredStudy.class);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(description(), e);
        }
    }

    /**
     * @param file one of the folder's files
     * @param cause what is wrong with it
     * @return the message for a user
     */
    public static UsageException damaged(Path file, Exception cause) {
        return new UsageException(
                file + ": must be as written by 'run', but is damaged: " + DamagedException.reason(cause), cause);
    }
}
