package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.plot.ImageGrid;
import org.lodo.bench.progress.EqualParts;
import org.lodo.bench.report.GeneratedPicture;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.study.OutputFolder;
import org.lodo.parallel.Workers;
import org.lodo.problems.mnist.DigitSampler;
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
            "and the network's input for a few pixels of test images as another."
        })
final class GenerateCommand implements Callable<Integer> {

    private static final int COLUMNS = 6;
    private static final int MAX_IMAGES = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            defaultValue = "mnist-cpu",
            description = {
                "A file of parameters, or a study on the problem mnist, for its run of lowest validation loss.",
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
            description = "The seed of the draws. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Where digits.png and inputs.png are written. Default: plots/ of the study, or the folder of the file.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (images < 1 || images > MAX_IMAGES) {
            throw new UsageException("--images = " + images + ": must be from 1 to " + MAX_IMAGES);
        }
        TrainedNetwork network = TrainedNetwork.of(model);
        double[] parameters = network.parameters();
        Path folder = OutputFolder.writable(out == null ? network.folder() : out.toAbsolutePath());
        DigitSampler sampler = new DigitSampler(Workers.allProcessors());
        byte[] pixels;
        EqualParts progress = new EqualParts(DigitImages.PIXELS, System::nanoTime);
        try {
            pixels = ConsoleProgress.during(
                    "generate",
                    progress::now,
                    spec.commandLine().getErr(),
                    () -> sampler.sample(parameters, images, seed, pixel -> progress.advance()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(network.file() + ": " + e.getMessage(), e);
        }
        Path digits = GeneratedPicture.DIGITS.in(folder);
        Path inputs = GeneratedPicture.INPUTS.in(folder);
        ImageGrid.write(digits, DigitImages.ofBytes(pixels), COLUMNS, DigitImages.SIDE);
        ImageGrid.write(inputs, DigitImages.ofInputs(network.data()), Query.CHANNELS, DigitImages.SIDE);
        PrintWriter console = spec.commandLine().getOut();
        console.println("Digits: " + digits);
        console.println("Inputs: " + inputs);
        return CommandLines.DONE;
    }
}
