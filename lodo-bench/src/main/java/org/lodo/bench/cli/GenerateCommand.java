package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodo.bench.plot.ImageGrid;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ParameterFile;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.parallel.Workers;
import org.lodo.problems.mnist.DigitSampler;
import org.lodo.problems.mnist.LabelledImages;
import org.lodo.problems.mnist.MnistData;
import org.lodo.problems.mnist.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Draws handwritten digits from a trained network, pixel by pixel, as a PNG image,",
            "and beside it the network's input for a few pixels of test images."
        })
final class GenerateCommand implements Callable<Integer> {

    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int COLUMNS = 6;
    private static final int MAX_IMAGES = 1000;
    private static final String PROBLEM = "mnist";
    private static final String BEST = "best.parameters";

    /** Pixels whose inputs are shown, one of each of the first test images. */
    private static final List<Integer> QUERIED = List.of(10 * SIDE + 14, 14 * SIDE + 20, 20 * SIDE + 8, 27 * SIDE + 27);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            defaultValue = "mnist-cpu",
            description = {
                "A file of parameters, or a study on the problem mnist, for its run of least validation loss.",
                "Default: ${DEFAULT-VALUE}."
            })
    private String model;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "36",
            description = "How many digits. Default: ${DEFAULT-VALUE}.")
    private int images;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Of the draws. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where digits.png and inputs.png go. Default: plots/ of the study, or beside the file.")
    private Path out;

    /** A trained network, where what is drawn from it goes by default, and what it was trained on. */
    private record Trained(Path file, Path folder, MnistData data) {}

    @Override
    public Integer call() throws IOException {
        if (images < 1 || images > MAX_IMAGES) {
            throw new UsageException("--images = " + images + ": must be from 1 to " + MAX_IMAGES);
        }
        Trained trained = find();
        double[] parameters = read(trained.file());
        Path folder = Folders.writable(out == null ? trained.folder() : Folders.resolve(out));
        DigitSampler sampler = new DigitSampler(Workers.allProcessors());
        byte[] pixels;
        try (Progress progress =
                ConsoleProgress.start("generate", PIXELS, spec.commandLine().getErr())) {
            pixels = sampler.sample(parameters, images, seed, pixel -> progress.advance(1));
        } catch (IllegalArgumentException e) {
            throw new UsageException(trained.file() + ": " + e.getMessage(), e);
        }
        ImageGrid.write(folder.resolve("digits.png"), digits(pixels), COLUMNS, SIDE);
        ImageGrid.write(folder.resolve("inputs.png"), inputs(trained.data()), Query.CHANNELS, SIDE);
        PrintWriter answer = spec.commandLine().getOut();
        answer.println("Digits: " + folder.resolve("digits.png"));
        answer.println("Inputs: " + folder.resolve("inputs.png"));
        return CommandLines.DONE;
    }

    private Trained find() throws IOException {
        Path asPath = Folders.resolve(Path.of(model));
        if (Files.isRegularFile(asPath)) {
            return new Trained(asPath, asPath.getParent(), MnistData.embedded());
        }
        Path folder = Files.isDirectory(asPath) ? asPath : Folders.ofStudy(model);
        List<RunSpec> runs = Files.exists(folder.resolve("study.json")) ? runs(folder) : List.of();
        keepBest(folder, runs);
        if (!Files.exists(folder.resolve(BEST))) {
            throw new UsageException(
                    "model '" + model + "': must be a file of parameters, or a study with finished runs on"
                            + " the problem " + PROBLEM + "; make one with: run mnist-cpu");
        }
        return new Trained(folder.resolve(BEST), folder.resolve("plots"), data(runs));
    }

    private static List<RunSpec> runs(Path folder) {
        try {
            return Json.read(folder.resolve("study.json"), StoredStudy.class)
                    .study()
                    .runs()
                    .filter(run -> run.problem().name().equals(PROBLEM))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    folder.resolve("study.json") + ": must be what 'run' left there, but is damaged", e);
        }
    }

    /** Copies the parameters of the study's best run to where they stay when the runs are gone. */
    private static void keepBest(Path folder, List<RunSpec> runs) throws IOException {
        RunStore store = new RunStore(folder);
        Optional<RunResult> best = runs.stream()
                .map(store::load)
                .flatMap(Optional::stream)
                .filter(run -> !run.failed() && Double.isFinite(run.last("validation_loss")))
                .min(Comparator.comparingDouble(run -> run.last("validation_loss")));
        if (best.isPresent()) {
            ParameterFile.write(
                    folder.resolve(BEST), store.finalPoint(best.get().spec()));
        }
    }

    /** All runs of a study are on the same data, or the examples are of the first. */
    private static MnistData data(List<RunSpec> runs) {
        String directory = runs.isEmpty()
                ? ""
                : String.valueOf(runs.get(0).problem().settings().getOrDefault("dataDirectory", ""));
        try {
            return directory.isEmpty() ? MnistData.embedded() : MnistData.of(Path.of(directory));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static double[] read(Path file) {
        try {
            return ParameterFile.read(file);
        } catch (IOException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private List<double[]> digits(byte[] pixels) {
        List<double[]> digits = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            double[] digit = new double[PIXELS];
            for (int p = 0; p < PIXELS; p++) {
                digit[p] = (pixels[i * PIXELS + p] & 0xFF) / 255.0;
            }
            digits.add(digit);
        }
        return digits;
    }

    /** A row for each example, a column for each channel; what is −1 is black and what is 1 white. */
    private static List<double[]> inputs(MnistData data) {
        LabelledImages test = data.test();
        List<double[]> inputs = new ArrayList<>();
        for (int image = 0; image < Math.min(test.count(), QUERIED.size()); image++) {
            double[][] channels = new double[Query.CHANNELS][PIXELS];
            Query.encode(test.pixels(image), 0, QUERIED.get(image), channels);
            for (int c = 1; c < channels.length; c++) {
                for (int p = 0; p < PIXELS; p++) {
                    channels[c][p] = 0.5 * (channels[c][p] + 1);
                }
            }
            inputs.addAll(List.of(channels));
        }
        return inputs;
    }
}
