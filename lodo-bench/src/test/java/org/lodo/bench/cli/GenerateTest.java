package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.io.ParameterFile;

/** Sampling digits from a trained network of a study, and from a file of parameters. */
class GenerateTest {

    @TempDir
    private Path dir;

    @Test
    void usesTheRunOfLowestValidationLoss() throws IOException {
        Path study = dir.resolve("study");
        Shell run = Shell.run(
                "run",
                "quick",
                "--problems",
                "mnist",
                "--optimizers",
                "adam,momentum",
                "--batch",
                "1",
                "--steps",
                "2",
                "--seeds",
                "2",
                "--out",
                study.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();

        Path ofEarlierCall = study.resolve("plots/digits-3.png");
        Files.writeString(ofEarlierCall, "of an optimizer that the study has no longer");

        Shell answer = Shell.run("generate", study.toString(), "--images", "2");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        double[] kept = ParameterFile.read(study.resolve("best.parameters"));
        assertThat(kept).isEqualTo(ParameterFile.read(best(study)));
        BufferedImage digits = ImageIO.read(study.resolve("plots/digits.png").toFile());
        assertThat(digits.getWidth()).isEqualTo(6 * (4 * 28 + 4) + 4);
        assertThat(digits.getHeight()).isEqualTo(4 * 28 + 8);
        assertThat(study.resolve("plots/digits-2.png")).isNotEmptyFile();
        assertThat(ParameterFile.read(study.resolve("best-2.parameters")))
                .as("the best run of the other optimizer")
                .isEqualTo(
                        ParameterFile.read(best(study, best(study).toString().contains("adam") ? "momentum" : "adam")));
        assertThat(study.resolve("best-3.parameters")).doesNotExist();
        assertThat(ofEarlierCall).doesNotExist();
        BufferedImage inputs = ImageIO.read(study.resolve("plots/inputs.png").toFile());
        assertThat(inputs.getWidth()).isEqualTo(5 * (4 * 28 + 4) + 4);

        Path copy = dir.resolve("copy.parameters");
        ParameterFile.write(copy, kept);
        Files.writeString(dir.resolve("digits-2.png"), "of a study");
        assertThat(Shell.run("generate", copy.toString(), "--images", "2").exitCode())
                .isZero();
        assertThat(dir.resolve("digits.png")).hasBinaryContent(Files.readAllBytes(study.resolve("plots/digits.png")));
        assertThat(dir.resolve("digits-2.png")).doesNotExist();
    }

    @Test
    void rejectsInvalidParameterFiles() throws IOException {
        Path few = dir.resolve("few.parameters");
        ParameterFile.write(few, new double[7]);
        double[] broken = new double[94_696];
        broken[5] = Double.NaN;
        Path notFinite = dir.resolve("not-finite.parameters");
        ParameterFile.write(notFinite, broken);

        Shell answer = Shell.run("generate", few.toString());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .endsWith("parameters has 7 entries: must have 94696, as the network" + System.lineSeparator());
        assertThat(Shell.run("generate", notFinite.toString()).exitCode()).isEqualTo(2);
    }

    /** The validation loss is in the last column of a curve. */
    private static Path best(Path study) throws IOException {
        return best(study, "");
    }

    private static Path best(Path study, String optimizer) throws IOException {
        Path best = null;
        double least = Double.POSITIVE_INFINITY;
        for (String run : new String[] {"adam/1", "adam/2", "momentum/1", "momentum/2"}) {
            if (!run.startsWith(optimizer)) {
                continue;
            }
            Path curve = study.resolve("runs/mnist/" + run + ".csv");
            List<String> rows = Files.readAllLines(curve);
            int column = Arrays.asList(rows.get(0).split(",", -1)).indexOf("validation_loss");
            double loss = Double.parseDouble(rows.get(rows.size() - 1).split(",", -1)[column]);
            if (loss < least) {
                least = loss;
                best = study.resolve("runs/mnist/" + run + ".parameters");
            }
        }
        return best;
    }
}
