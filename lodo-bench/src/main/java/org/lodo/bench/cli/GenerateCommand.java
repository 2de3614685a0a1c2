package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            "Draws handwritten digits from a trained network, pixel by pixel, as a PNG image, or from those of the",
            "three best optimizers of a study, and the network's input for a few pixels of test images as another."
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
                "A file of parameters, or a study on the problem mnist, for the runs of lowest validation loss of its three",
                "best optimizers.",
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
            description = {
                "Where digits.png, for further optimizers digits-2.png and digits-3.png, and inputs.png are written; those of an",
                "earlier call are replaced or deleted. Default: plots/ of the study, or the folder of the file."
            })
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (images < 1 || images > MAX_IMAGES) {
            throw new UsageException("--images = " + images + ": must be from 1 to " + MAX_IMAGES);
        }
        TrainedNetworks networks = TrainedNetworks.of(model);
        List<double[]> parameters =
                networks.files().stream().map(TrainedNetworks::parameters).toList();
        Path folder = OutputFolder.writable(out == null ? networks.folder() : out.toAbsolutePath());
        PrintWriter console = spec.commandLine().getOut();
        List<byte[]> drawn = drawn(networks, parameters);
        for (int place = 0; place < drawn.size(); place++) {
            Path digits = GeneratedPicture.OF_MODELS.get(place).in(folder);
            ImageGrid.write(digits, DigitImages.ofBytes(drawn.get(place)), COLUMNS, DigitImages.SIDE);
            console.println("Digits: " + digits);
        }
        // Those of an earlier call with more networks would be taken for this one's.
        for (GeneratedPicture stale :
                GeneratedPicture.OF_MODELS.subList(drawn.size(), GeneratedPicture.OF_MODELS.size())) {
            Files.deleteIfExists(stale.in(folder));
        }
        Path inputs = GeneratedPicture.INPUTS.in(folder);
        ImageGrid.write(inputs, DigitImages.ofInputs(networks.data()), Query.CHANNELS, DigitImages.SIDE);
        console.println("Inputs: " + inputs);
        return CommandLines.DONE;
    }

    private List<byte[]> drawn(TrainedNetworks networks, List<double[]> parameters) throws IOException {
        DigitSampler sampler = new DigitSampler(Workers.allProcessors());
        EqualParts progress = new EqualParts((long) DigitImages.PIXELS * parameters.size(), System::nanoTime);
        return ConsoleProgress.during(
                "generate", progress::now, spec.commandLine().getErr(), () -> {
                    List<byte[]> drawn = new ArrayList<>();
                    for (int place = 0; place < parameters.size(); place++) {
                        try {
                            drawn.add(sampler.sample(parameters.get(place), images, seed, pixel -> progress.advance()));
                        } catch (IllegalArgumentException e) {
                            throw new UsageException(networks.files().get(place) + ": " + e.getMessage(), e);
                        }
                    }
                    return drawn;
                });
    }
}
