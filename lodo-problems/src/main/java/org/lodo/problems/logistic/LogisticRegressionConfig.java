package org.lodo.problems.logistic;

import java.nio.file.Path;
import java.util.Objects;
import org.lodo.objective.DatasetBacked;
import org.lodo.problems.data.LabelledData;
import org.lodo.problems.data.LibsvmFile;
import org.lodo.validation.Require;

/**
 * Settings of {@link LogisticRegression}.
 *
 * @param data which of the suite's data sets
 * @param dataFile a file in LIBSVM's format that takes the place of {@code data}; empty for none
 * @param dataChecksum what {@link LabelledData#checksum} of the data must be; empty for whatever it is
 * @param standardize whether each feature is shifted and scaled to mean 0 and variance 1
 * @param penalty λ of the penalty ½ λ ‖x‖²
 * @param batch examples of a draw; 0 for all of them in every draw, without noise
 */
public record LogisticRegressionConfig(
        DataSet data, String dataFile, String dataChecksum, boolean standardize, double penalty, int batch)
        implements DatasetBacked {

    /** Checks the values. */
    public LogisticRegressionConfig {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(dataFile, "dataFile");
        Objects.requireNonNull(dataChecksum, "dataChecksum");
        Require.positive("penalty", penalty);
        Require.between("batch", batch, 0, 1_000_000);
    }

    /**
     * @return all of breast cancer, standardized, with λ 1e-3
     */
    public static LogisticRegressionConfig defaults() {
        return new LogisticRegressionConfig(DataSet.BREAST_CANCER, "", "", true, 1e-3, 0);
    }

    /**
     * @param value one of the suite's data sets
     * @return these settings with other data
     */
    public LogisticRegressionConfig withData(DataSet value) {
        return new LogisticRegressionConfig(value, "", "", standardize, penalty, batch);
    }

    /**
     * @param value λ
     * @return these settings with another penalty
     */
    public LogisticRegressionConfig withPenalty(double value) {
        return new LogisticRegressionConfig(data, dataFile, dataChecksum, standardize, value, batch);
    }

    /**
     * @param value examples of a draw, or 0 for all
     * @return these settings with another batch
     */
    public LogisticRegressionConfig withBatch(int value) {
        return new LogisticRegressionConfig(data, dataFile, dataChecksum, standardize, penalty, value);
    }

    @Override
    public LogisticRegressionConfig withChecksum() {
        return new LogisticRegressionConfig(data, dataFile, examples().checksum(), standardize, penalty, batch);
    }

    /**
     * Reads the data.
     *
     * @return the data as they are in their file, not standardized
     * @throws IllegalArgumentException if they cannot be read, or have another checksum
     */
    LabelledData examples() {
        LabelledData read = dataFile.isEmpty() ? data.read() : LibsvmFile.read(Path.of(dataFile));
        if (!dataChecksum.isEmpty() && !dataChecksum.equals(read.checksum())) {
            String where = dataFile.isEmpty() ? "the embedded data" : "data file " + dataFile;
            throw new IllegalArgumentException(
                    where + ": checksum " + read.checksum() + ", expected " + dataChecksum + "; were they exchanged?");
        }
        return read;
    }
}
