package org.lodo.problems.deep;

import org.lodo.problems.data.Digits;
import org.lodo.problems.data.LabelledData;
import org.lodo.random.RandomStream;

/**
 * Some of the digits, by channel: {@code pixels[c][i]} is pixel c of image i, from 0 to 1. The arrays are shared and never
 * written.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, read in every evaluation
record ImageSet(double[][] pixels, int[] labels) {

    int count() {
        return labels.length;
    }

    /** The digits, divided once for all runs: 200 random images validate, 200 others test, 1,397 are trained on. */
    static final class Split {

        static final int VALIDATION_IMAGES = 200;
        static final int TEST_IMAGES = 200;

        private static final Split INSTANCE = new Split(Digits.data());

        private final ImageSet validation;
        private final ImageSet test;
        private final ImageSet training;

        private Split(LabelledData data) {
            int[] order = new RandomStream(RandomStream.derive(0, "held-out digits")).nextPermutation(data.count());
            double[] features = data.features();
            validation = select(data, features, order, 0, VALIDATION_IMAGES);
            test = select(data, features, order, VALIDATION_IMAGES, VALIDATION_IMAGES + TEST_IMAGES);
            training = select(data, features, order, VALIDATION_IMAGES + TEST_IMAGES, order.length);
        }

        static Split instance() {
            return INSTANCE;
        }

        ImageSet validation() {
            return validation;
        }

        ImageSet test() {
            return test;
        }

        ImageSet training() {
            return training;
        }

        private static ImageSet select(LabelledData data, double[] features, int[] order, int from, int to) {
            int channels = data.featureCount();
            double[][] pixels = new double[channels][to - from];
            int[] labels = new int[to - from];
            for (int i = from; i < to; i++) {
                labels[i - from] = data.label(order[i]);
                for (int c = 0; c < channels; c++) {
                    pixels[c][i - from] = features[order[i] * channels + c];
                }
            }
            return new ImageSet(pixels, labels);
        }
    }
}
