package org.lodo.problems.mnist;

import java.util.Objects;
import org.lodo.math.Require;

/**
 * Settings of the {@link MnistAutoregression} problem.
 *
 * @param batch images in a draw, each with one queried pixel
 * @param dataDirectory folder of the four files of a data set in the format of MNIST; empty for MNIST itself
 * @param validationQueries queried pixels of each of the 64 validation images
 * @param testImages how many of the test images, from the first, the test loss is over, each with one queried pixel
 */
public record MnistConfig(int batch, String dataDirectory, int validationQueries, int testImages) {

    /** Checks the values. */
    public MnistConfig {
        Require.atLeast("batch", batch, 1);
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        Require.atLeast("validationQueries", validationQueries, 1);
        Require.atLeast("testImages", testImages, 1);
    }

    /**
     * @return the paper's batch of 256 images, on MNIST
     */
    public static MnistConfig defaults() {
        return new MnistConfig(256, "", 4, 2000);
    }
}
