package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lodo.bench.report.BestModels;
import org.lodo.bench.report.GeneratedPicture;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.ParameterFile;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.study.StudyFolder;
import org.lodo.problems.mnist.MnistData;

/**
 * Trained networks of the problem {@code mnist}, from the best on.
 *
 * @param files the files of their parameters: one, or of a study one for each of its best optimizers
 * @param folder the default folder of pictures generated from them
 * @param data the data that they were trained on
 */
record TrainedNetworks(List<Path> files, Path folder, MnistData data) {

    /** Of how many optimizers of a study the best network is kept. */
    private static final int KEPT = GeneratedPicture.OF_MODELS.size();

    private static final String PROBLEM = "mnist";

    /**
     * Finds networks.
     *
     * @param model a file of parameters, or a study on the problem, for the best runs of its best optimizers by validation loss
     * @return the networks, at least one
     * @throws UsageException if there is no such network
     * @throws IOException if the parameters of a study's best runs cannot be copied
     */
    static TrainedNetworks of(String model) throws IOException {
        Path asPath = Path.of(model).toAbsolutePath();
        if (Files.isRegularFile(asPath)) {
            Path folder = Objects.requireNonNull(asPath.getParent(), "a file is in a folder");
            return new TrainedNetworks(List.of(asPath), folder, MnistData.embedded());
        }
        StudyFolder study = StudyFolder.of(model);
        List<RunSpec> runs = study.hasStudy() ? runs(study) : List.of();
        keepBest(study, runs);
        List<Path> files = kept(study);
        if (files.isEmpty()) {
            throw new UsageException(
                    "model '" + model + "': must be a file of parameters, or a study with finished runs on"
                            + " the problem " + PROBLEM + "; make one with: run mnist-cpu");
        }
        return new TrainedNetworks(files, study.report().plots(), data(runs));
    }

    private static List<Path> kept(StudyFolder study) {
        return IntStream.rangeClosed(1, KEPT)
                .mapToObj(study::bestParameters)
                .takeWhile(Files::exists)
                .toList();
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

    /** Copies the parameters of the study's best runs to files that are kept when the runs are deleted. */
    private static void keepBest(StudyFolder study, List<RunSpec> runs) throws IOException {
        RunStore store = study.runs();
        List<RunResult> best = BestModels.of(
                runs.stream().map(store::load).flatMap(Optional::stream).toList());
        for (int place = 1; place <= KEPT && !best.isEmpty(); place++) {
            if (place <= best.size()) {
                ParameterFile.write(
                        study.bestParameters(place),
                        store.finalPoint(best.get(place - 1).spec()));
            } else {
                Files.deleteIfExists(study.bestParameters(place));
            }
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
     * Reads the parameters of a network.
     *
     * @param file one of the files
     * @return a new array
     * @throws UsageException if the file is damaged
     */
    static double[] parameters(Path file) {
        try {
            return ParameterFile.read(file);
        } catch (IOException e) {
            throw new UsageException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }
}
