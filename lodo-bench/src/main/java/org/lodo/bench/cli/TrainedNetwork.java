package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.ParameterFile;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.study.StudyFolder;
import org.lodo.problems.mnist.MnistData;

/**
 * A trained network of the problem {@code mnist}.
 *
 * @param file the file of its parameters
 * @param folder the default folder of pictures generated from it
 * @param data the data that it was trained on
 */
record TrainedNetwork(Path file, Path folder, MnistData data) {

    private static final String PROBLEM = "mnist";

    /**
     * Finds a network.
     *
     * @param model a file of parameters, or a study on the problem, for its run of lowest validation loss
     * @return the network
     * @throws UsageException if there is no such network
     * @throws IOException if the parameters of a study's best run cannot be copied
     */
    static TrainedNetwork of(String model) throws IOException {
        Path asPath = Path.of(model).toAbsolutePath();
        if (Files.isRegularFile(asPath)) {
            Path folder = Objects.requireNonNull(asPath.getParent(), "a file is in a folder");
            return new TrainedNetwork(asPath, folder, MnistData.embedded());
        }
        StudyFolder study = StudyFolder.of(model);
        List<RunSpec> runs = study.hasStudy() ? runs(study) : List.of();
        keepBest(study, runs);
        if (!Files.exists(study.bestParameters())) {
            throw new UsageException(
                    "model '" + model + "': must be a file of parameters, or a study with finished runs on"
                            + " the problem " + PROBLEM + "; make one with: run mnist-cpu");
        }
        return new TrainedNetwork(study.bestParameters(), study.report().plots(), data(runs));
    }

    private static List<RunSpec> runs(StudyFolder study) {
        return study.stored()
                .study()
                .runs()
                .filter(run -> run.problem().name().equals(PROBLEM))
                // The parameters of others are in coordinates that are not the network's.
                .filter(run ->
                        run.problem().settings().keySet().stream().noneMatch(name -> name.startsWith("transform.")))
                .toList();
    }

    /** Copies the parameters of the study's best run to a file that is kept when the runs are deleted. */
    private static void keepBest(StudyFolder study, List<RunSpec> runs) throws IOException {
        RunStore store = study.runs();
        Optional<RunResult> best = runs.stream()
                .map(store::load)
                .flatMap(Optional::stream)
                .filter(run -> !run.failed() && Double.isFinite(run.last("validation_loss")))
                .min(Comparator.comparingDouble(run -> run.last("validation_loss")));
        if (best.isPresent()) {
            ParameterFile.write(
                    study.bestParameters(), store.finalPoint(best.get().spec()));
        }
    }

    /** The data of the first run; usually all runs of a study have the same. */
    private static MnistData data(List<RunSpec> runs) {
        String directory = runs.isEmpty()
                ? ""
                : String.valueOf(runs.get(0).problem().settings().getOrDefault("dataDirectory", ""));
        try {
            return directory.isEmpty() ? MnistData.embedded() : MnistData.of(Path.of(directory));
        } catch (IllegalArgumentException e) {
            throw new UsageException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    /**
     * Reads the parameters.
     *
     * @return a new array
     * @throws UsageException if the file is damaged
     */
    double[] parameters() {
        try {
            return ParameterFile.read(file);
        } catch (IOException e) {
            throw new UsageException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }
}
