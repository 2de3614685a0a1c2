package org.lodo.problems.mnist;

import java.nio.file.Path;
import java.util.Objects;
import org.lodo.objective.DatasetBacked;
import org.lodo.validation.Require;

/**
 * Settings of the {@link MnistAutoregression} problem.
 *
 * @param batch images in a draw, each with one queried pixel; at most {@value #MAX_BATCH}, since the gradient of every
 *     four of them is kept for a moment
 * @param dataDirectory folder of the four files of a data set in the format of MNIST; empty for MNIST itself
 * @param dataChecksum what {@link MnistData#checksum} must be; empty for whatever it is
 * @param validationQueries queried pixels of each of the 64 validation images
 * @param testImages how many of the test images, from the first, the test loss is over, each with one queried pixel
 * @param precision the floating-point format in which the network is evaluated
 */
public record MnistConfig(
        int batch,
        String dataDirectory,
        String dataChecksum,
        int validationQueries,
        int testImages,
        Precision precision)
        implements DatasetBacked {

    private static final int MAX_BATCH = 4096;

    /** Checks the values. */
    public MnistConfig {
        Require.between("batch", batch, 1, MAX_BATCH);
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        Objects.requireNonNull(dataChecksum, "dataChecksum");
        Require.between("validationQueries", validationQueries, 1, PixelNetwork.PIXELS);
        Require.atLeast("testImages", testImages, 1);
        Objects.requireNonNull(precision, "precision");
    }

    /**
     * @return the paper's batch of 256 images, on MNIST
     */
    public static MnistConfig defaults() {
        return new MnistConfig(256, "", "", 4, 2000, Precision.FLOAT64);
    }

    @Override
    public MnistConfig withChecksum() {
        return new MnistConfig(batch, dataDirectory, data().checksum(), validationQueries, testImages, precision);
    }

    /**
     * Reads the data.
     *
     * @return the data set
     * @throws IllegalArgumentException if it cannot be read, or has another checksum
     */
    MnistData data() {
        MnistData data = dataDirectory.isEmpty() ? MnistData.embedded() : MnistData.of(Path.of(dataDirectory));
        if (!dataChecksum.isEmpty() && !dataChecksum.equals(data.checksum())) {
            String where = dataDirectory.isEmpty() ? "the embedded MNIST" : "data directory " + dataDirectory;
            throw new IllegalArgumentException(where + ": its data have checksum " + data.checksum() + ", expected "
                    + dataChecksum + "; were they exchanged?");
        }
        return data;
    }
}
