package org.lodo.problems.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The data that come with the suite, against what their sources say of them. */
class EmbeddedDataTest {

    @Test
    void digitsAreThoseOfTheRepository() {
        LabelledData digits = Digits.data();
        assertThat(digits.count()).isEqualTo(1797);
        assertThat(digits.featureCount()).isEqualTo(64);
        assertThat(countsByClass(digits)).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        double[] pixels = digits.features();
        assertThat(Arrays.stream(pixels).min()).hasValue(0);
        assertThat(Arrays.stream(pixels).max()).hasValue(1);
        assertThat(Arrays.stream(pixels).allMatch(pixel -> pixel * 16 == Math.rint(pixel * 16)))
                .isTrue();
        // The first image, a zero: its second row, and the 1,797th, an eight: its first.
        assertThat(Arrays.copyOfRange(pixels, 8, 16)).containsExactly(sixteenths(0, 0, 13, 15, 10, 15, 5, 0));
        assertThat(Arrays.copyOfRange(pixels, 1796 * 64, 1796 * 64 + 8))
                .containsExactly(sixteenths(0, 0, 10, 14, 8, 1, 0, 0));
        assertThat(digits.label(0)).isZero();
        assertThat(digits.label(1796)).isEqualTo(8);
    }

    @Test
    void breastCancerIsThatOfTheRepository() {
        LabelledData samples = BreastCancer.data();
        assertThat(samples.count()).isEqualTo(569);
        assertThat(samples.featureCount()).isEqualTo(30);
        assertThat(countsByClass(samples)).containsExactly(212, 357);
        double[] features = samples.features();
        assertThat(features[0]).isEqualTo(17.99);
        assertThat(features[29]).isEqualTo(0.1189);
        // The smallest and largest radius and area.
        assertThat(column(samples, 0).min()).hasValue(6.981);
        assertThat(column(samples, 0).max()).hasValue(28.11);
        assertThat(column(samples, 3).max()).hasValue(2501);
    }

    @Test
    void standardizedFeaturesHaveMeanZeroAndVarianceOne() {
        LabelledData samples = BreastCancer.data().standardized();
        for (int feature = 0; feature < 30; feature++) {
            assertThat(column(samples, feature).sum() / 569).isCloseTo(0, within(1e-12));
            assertThat(column(samples, feature).map(x -> x * x).sum() / 569).isCloseTo(1, within(1e-12));
        }
        assertThat(samples.labels()).containsExactly(BreastCancer.data().labels());
    }

    /** Three tenths have a sum, and so a mean, that is not a tenth. */
    @Test
    void featuresThatNeverVaryBecomeZero() {
        LabelledData data = new LabelledData(2, 2, new double[] {0.1, 1, 0.1, 2, 0.1, 4}, new int[] {0, 1, 1});
        double[] features = data.standardized().features();
        assertThat(new double[] {features[0], features[2], features[4]}).containsExactly(0, 0, 0);
        assertThat(features[1]).isCloseTo(-4 / Math.sqrt(14), within(1e-15));
    }

    @Test
    void checksumsDependOnEveryNumber() {
        double[] features = {1, 2, 3, 4};
        String checksum = new LabelledData(2, 2, features, new int[] {0, 1}).checksum();
        assertThat(new LabelledData(2, 2, features, new int[] {0, 1}).checksum())
                .isEqualTo(checksum);
        assertThat(new LabelledData(2, 2, features, new int[] {1, 1}).checksum())
                .isNotEqualTo(checksum);
        assertThat(new LabelledData(2, 3, features, new int[] {0, 1}).checksum())
                .isNotEqualTo(checksum);
        features[3] = Math.nextUp(4.0);
        assertThat(new LabelledData(2, 2, features, new int[] {0, 1}).checksum())
                .isNotEqualTo(checksum);
    }

    @Test
    void rejectsWhatDoesNotMatch() {
        assertThatThrownBy(() -> new LabelledData(2, 2, new double[3], new int[] {0, 1}))
                .hasMessage("features has 3 entries: must have 4, 2 for each label");
        assertThatThrownBy(() -> new LabelledData(1, 2, new double[2], new int[] {0, 2}))
                .hasMessage("label = 2: must be from 0 to 1");
    }

    private static DoubleStream column(LabelledData data, int feature) {
        double[] features = data.features();
        return IntStream.range(0, data.count()).mapToDouble(row -> features[row * data.featureCount() + feature]);
    }

    private static int[] countsByClass(LabelledData data) {
        int[] counts = new int[data.classCount()];
        for (int label : data.labels()) {
            counts[label]++;
        }
        return counts;
    }

    private static double[] sixteenths(double... values) {
        return Arrays.stream(values).map(value -> value / 16).toArray();
    }
}
