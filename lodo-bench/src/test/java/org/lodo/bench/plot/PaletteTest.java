package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {
    private static final List<String> KNOWN = List.of(
            "lodo",
            "lodo-diagonal",
            "lodo-global",
            "lodo-residuals",
            "lodo-no-momentum",
            "lodo-sgd",
            "momentum",
            "sgd",
            "rmsprop",
            "adam",
            "yogi",
            "newton",
            "lars",
            "o-lbfgs",
            "lbfgs-no-line-search",
            "lbfgs",
            "bfgs",
            "levenberg-marquardt",
            "adahessian");

    /** The distance in linear RGB, each component from 0 to 1, below which two colours are similar. */
    private static final double NEAR = 0.12;

    /** Colours as seen by most readers, and without red or green cones, as factors of linear RGB. */
    private static final List<double[][]> EYES = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
            new double[][] {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}});

    static Stream<Arguments> pairs() {
        return KNOWN.stream()
                .flatMap(one -> KNOWN.stream()
                        .filter(other -> one.compareTo(other) < 0)
                        .map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void similarColorsDifferInDashOrWidth(String one, String other) {
        boolean near = EYES.stream().anyMatch(eye -> distance(seen(one, eye), seen(other, eye)) < NEAR);
        if (near) {
            assertThat(Palette.stroke(one)).isNotEqualTo(Palette.stroke(other));
        }
        assertThat(Palette.color(one)).isNotEqualTo(Palette.color(other));
    }

    @ParameterizedTest
    @FieldSource("KNOWN")
    void knownColorsAreLegibleOnWhite(String label) {
        assertThat(contrastToWhite(Palette.color(label))).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "something-new",
                "adam[learningRate=0.1]",
                "newton[damping=2]",
                "\u00e9\u4e2d\ud83d\ude00"
            })
    void pickedColorsAreLegibleOnWhite(String label) {
        assertThat(contrastToWhite(Palette.color(label))).isGreaterThanOrEqualTo(3);
    }

    @Test
    void lodoIsTheWidest() {
        assertThat(KNOWN.stream().skip(1).map(Palette::stroke))
                .allSatisfy(stroke -> assertThat(stroke.getLineWidth())
                        .isLessThan(Palette.stroke("lodo").getLineWidth()));
    }

    @Test
    void stylesAreUnchanged() {
        assertThat(Palette.color("lodo")).isEqualTo(new Color(0xd0021b));
        assertThat(Palette.color("adam")).isEqualTo(new Color(0x1b3a93));
        assertThat(Palette.color("something-new")).isEqualTo(new Color(0x2d1659));
        assertThat(Palette.color("adam[learningRate=0.1]")).isEqualTo(new Color(0x1e41a6));
        assertThat(Palette.stroke("adam").getDashArray()).isNull();
        assertThat(Palette.stroke("momentum").getDashArray()).containsExactly(9, 4);
    }

    @Test
    void stylesDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Color color = Palette.color("LODO-i");
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Palette.color("LODO-i")).isEqualTo(color);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lodo", "adam", "sgd", "lbfgs", "something-new"})
    void variantsDifferFromEachOtherAndTheirBase(String name) {
        List<String> labels = Stream.concat(
                        Stream.of(name),
                        Stream.of("0.1", "0.2", "0.3", "0.5", "0.01", "0.001", "1.0", "1.0E-4")
                                .map(rate -> name + "[learningRate=" + rate + "]"))
                .toList();
        Set<List<Object>> styles = new HashSet<>();
        labels.forEach(label -> styles.add(List.of(Palette.color(label), Palette.stroke(label))));
        assertThat(styles).hasSameSizeAs(labels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lodo", "adam", "rmsprop", "lbfgs", "levenberg-marquardt"})
    void variantsKeepTheHueFamily(String name) {
        float base = hue(Palette.color(name));
        for (int memory = 0; memory < 100; memory++) {
            float distance = Math.abs(hue(Palette.color(name + "[memory=" + memory + "]")) - base);
            assertThat(Math.min(distance, 1 - distance)).isLessThan(0.07f);
        }
    }

    @Test
    void settingsThatDifferInOneDigitDifferInShadeOrDash() {
        Set<List<Object>> styles = new HashSet<>();
        for (int digit = 0; digit < 10; digit++) {
            String label = "adam[learningRate=0.0" + digit + "3]";
            styles.add(List.of(Palette.color(label), Palette.stroke(label)));
        }
        assertThat(styles).hasSize(10);
    }

    private static float hue(Color color) {
        return Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null)[0];
    }

    private static double[] seen(String label, double[][] eye) {
        double[] color = linear(Palette.color(label));
        return Arrays.stream(eye)
                .mapToDouble(row -> row[0] * color[0] + row[1] * color[1] + row[2] * color[2])
                .toArray();
    }

    private static double distance(double[] one, double[] other) {
        return StrictMath.hypot(one[0] - other[0], StrictMath.hypot(one[1] - other[1], one[2] - other[2]));
    }

    private static double contrastToWhite(Color color) {
        double[] linear = linear(color);
        return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05);
    }

    private static double[] linear(Color color) {
        return Stream.of(color.getRed(), color.getGreen(), color.getBlue())
                .mapToDouble(component -> StrictMath.pow(component / 255.0, 2.2))
                .toArray();
    }
}
