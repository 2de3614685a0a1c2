package org.lodo.problems.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Examples of real features with one of several classes each. Immutable. */
public final class LabelledData {

    private final int featureCount;
    private final int classCount;
    private final double[] features;
    private final int[] labels;

    /**
     * @param featureCount features of an example, at least 1
     * @param classCount classes, at least 2
     * @param features all examples, one after the other; copied
     * @param labels the class of each example, from 0; copied
     * @throws IllegalArgumentException if the lengths do not match, or a label is not below {@code classCount}
     */
    public LabelledData(int featureCount, int classCount, double[] features, int[] labels) {
        if (features.length != (long) labels.length * featureCount) {
            throw new IllegalArgumentException("features has " + features.length + " entries: must have "
                    + (long) labels.length * featureCount + ", " + featureCount + " for each label");
        }
        for (int label : labels) {
            if (label < 0 || label >= classCount) {
                throw new IllegalArgumentException("label = " + label + ": must be from 0 to " + (classCount - 1));
            }
        }
        this.featureCount = featureCount;
        this.classCount = classCount;
        this.features = features.clone();
        this.labels = labels.clone();
    }

    /**
     * @return how many examples
     */
    public int count() {
        return labels.length;
    }

    /**
     * @return how many features an example has
     */
    public int featureCount() {
        return featureCount;
    }

    /**
     * @return how many classes there are
     */
    public int classCount() {
        return classCount;
    }

    /**
     * @return a new array of all features, example after example
     */
    public double[] features() {
        return features.clone();
    }

    /**
     * @return a new array of the class of each example, from 0
     */
    public int[] labels() {
        return labels.clone();
    }

    /**
     * @param example index of an example
     * @return its class, from 0
     */
    public int label(int example) {
        return labels[example];
    }

    /**
     * Shifts and scales each feature to mean 0 and variance 1 over all examples; one that never varies becomes 0.
     *
     * @return new data with the same labels
     */
    public LabelledData standardized() {
        double[] scaled = features.clone();
        int count = labels.length;
        for (int feature = 0; feature < featureCount; feature++) {
            double mean = 0;
            for (int i = feature; i < features.length; i += featureCount) {
                mean += features[i];
            }
            mean /= count;
            double variance = 0;
            double largest = 0;
            for (int i = feature; i < features.length; i += featureCount) {
                double offset = features[i] - mean;
                variance += offset * offset;
                largest = Math.max(largest, Math.abs(features[i]));
            }
            double deviation = Math.sqrt(variance / count);
            // What is left of a constant feature is the rounding of its mean.
            boolean constant = deviation <= Math.ulp(largest) * count;
            for (int i = feature; i < features.length; i += featureCount) {
                scaled[i] = constant ? 0 : (features[i] - mean) / deviation;
            }
        }
        return new LabelledData(featureCount, classCount, scaled, labels);
    }

    /**
     * @return SHA-256, in hexadecimal, of the numbers of features and classes, the features and the labels
     */
    public String checksum() {
        ByteBuffer bytes = ByteBuffer.allocate((2 + labels.length) * Integer.BYTES);
        bytes.putInt(featureCount).putInt(classCount);
        for (int label : labels) {
            bytes.putInt(label);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.array());
            ByteBuffer example = ByteBuffer.allocate(featureCount * Double.BYTES);
            for (int first = 0; first < features.length; first += featureCount) {
                example.clear();
                example.asDoubleBuffer().put(features, first, featureCount);
                digest.update(example.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
