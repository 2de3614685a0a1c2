package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any two lines of a plot can be told apart, whoever reads it and on whatever paper. */
class PaletteTest {

    /** In CIEDE2000, of which 1 can be seen where colours touch: lines are thin, and their key is elsewhere. */
    private static final double APART = 12;

    private static final Color DARK_PAPER = new Color(0x15181c);

    /** Of plots: the catalog, all that is in a report of the suite, names of others, and grids over settings. */
    static List<List<String>> plots() {
        return List.of(
                List.copyOf(Palette.names()),
                List.of(
                        "lodo",
                        "momentum",
                        "rmsprop",
                        "adam",
                        "yogi",
                        "newton",
                        "o-lbfgs",
                        "levenberg-marquardt",
                        "adahessian"),
                List.of(
                        "lodo",
                        "lodo-diagonal",
                        "lodo-global",
                        "lodo-residuals",
                        "lodo-no-momentum",
                        "lodo-sgd",
                        "lodo-frozen",
                        "newton"),
                List.of("smallest", "10 %", "25 %", "50 %", "75 %", "90 %", "largest"),
                Stream.concat(Palette.names().stream(), numbered("other-", 20, ""))
                        .toList(),
                numbered("w".repeat(56), 200, "").toList(),
                List.of("adam[A]", "adam[B]", "lodo[A]", "lodo[B]"),
                List.of("adam", "adam[learningRate=0.1]"),
                Stream.concat(Stream.of("lodo"), numbered("lodo-momentum[momentum=0.", 7, "]"))
                        .toList(),
                numbered("adam[learningRate=0.0", 3, "]").toList(),
                numbered("adam[learningRate=0.0", 12, "]").toList(),
                numbered("lodo[layers=", 40, "]").toList(),
                Stream.of("adam", "momentum", "rmsprop")
                        .flatMap(name -> numbered(name + "[learningRate=1e-", 7, "]"))
                        .toList());
    }

    private static Stream<String> numbered(String before, int count, String after) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> before + i + after);
    }

    @ParameterizedTest
    @MethodSource("plots")
    void anyTwoLinesOfAPlotCanBeToldApart(List<String> labels) {
        Palette palette = Palette.of(labels);
        for (String one : labels) {
            for (String other : labels.subList(labels.indexOf(one) + 1, labels.size())) {
                LineStyle first = palette.style(one);
                LineStyle second = palette.style(other);
                boolean differInForm = !first.stroke().equals(second.stroke())
                        || (first.marker() != null && second.marker() != null && first.marker() != second.marker());
                if (!differInForm) {
                    assertApart(one + " and " + other, first, second);
                }
            }
        }
    }

    private static void assertApart(String what, LineStyle one, LineStyle other) {
        for (Vision vision : Vision.values()) {
            assertThat(vision.difference(one.color(), other.color()))
                    .as("%s, on white paper, %s", what, vision)
                    .isGreaterThanOrEqualTo(APART);
            assertThat(vision.difference(one.onDark(), other.onDark()))
                    .as("%s, on dark paper, %s", what, vision)
                    .isGreaterThanOrEqualTo(APART);
        }
    }

    /** Not by form alone: the nine that studies most often show together have nine colours. */
    @Test
    void solidLinesOfTheCatalogDifferInColor() {
        List<String> solid = Palette.names().stream()
                .filter(name -> Palette.of(List.of(name)).style(name).stroke().getDashArray() == null)
                .toList();
        assertThat(solid).hasSize(Swatch.DISTINCT.size()).contains("lodo", "adam", "momentum", "yogi");
        Palette palette = Palette.of(solid);
        for (String one : solid) {
            solid.stream()
                    .filter(other -> one.compareTo(other) < 0)
                    .forEach(other -> assertApart(one + " and " + other, palette.style(one), palette.style(other)));
        }
    }

    @ParameterizedTest
    @MethodSource("plots")
    void linesStandOutFromThePaper(List<String> labels) {
        Palette palette = Palette.of(labels);
        assertThat(labels).allSatisfy(label -> {
            assertThat(Vision.contrast(palette.style(label).color(), Color.WHITE))
                    .isGreaterThanOrEqualTo(3);
            assertThat(Vision.contrast(palette.style(label).onDark(), DARK_PAPER))
                    .isGreaterThanOrEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "]", "a[b=1]", "a[=]", "a[b=]", "\u00e9\u4e2d\ud83d\ude00", "a[b=1,c=x]"})
    void anyLabelHasAStyle(String label) {
        LineStyle style = Palette.of(List.of(label, label)).style(label);
        assertThat(Vision.contrast(style.color(), Color.WHITE)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void lodoIsTheWidest() {
        Palette palette = Palette.of(List.copyOf(Palette.names()));
        assertThat(Palette.names())
                .filteredOn(name -> !name.equals("lodo"))
                .allSatisfy(name -> assertThat(palette.style(name).stroke().getLineWidth())
                        .isLessThan(palette.style("lodo").stroke().getLineWidth()));
    }

    /** The same in every plot, whatever else it shows. */
    @Test
    void optimizersOfTheCatalogKeepColorAndDash() {
        Palette all = Palette.of(
                Stream.concat(Palette.names().stream(), numbered("a", 100, "")).toList());
        assertThat(Palette.names()).allSatisfy(name -> {
            LineStyle alone = Palette.of(List.of(name)).style(name);
            assertThat(all.style(name).color()).isEqualTo(alone.color());
            assertThat(all.style(name).stroke()).isEqualTo(alone.stroke());
        });
        assertThat(all.style("lodo").color()).isEqualTo(new Color(0xd0021b));
        assertThat(all.style("adam").color()).isEqualTo(new Color(0x330e9c));
        assertThat(all.style("lars").stroke().getDashArray()).containsExactly(9, 4);
    }

    @Test
    void stylesDoNotDependOnTheOrderOfLines() {
        List<String> labels = numbered("other-", 30, "").toList();
        List<String> reversed = new ArrayList<>(labels);
        Collections.reverse(reversed);
        assertThat(labels)
                .allSatisfy(label -> assertThat(Palette.of(reversed).style(label))
                        .usingRecursiveComparison()
                        .isEqualTo(Palette.of(labels).style(label)));
    }

    @Test
    void settingsInOrderAreLighterInOrder() {
        List<String> labels = Stream.of("1e-4", "0.003", "0.02", "0.1", "3.0", "10.0")
                .map(rate -> "adam[learningRate=" + rate + "]")
                .toList();
        List<String> shuffled = new ArrayList<>(labels);
        Collections.rotate(shuffled, 2);
        Palette palette = Palette.of(shuffled);
        List<Function<LineStyle, Color>> papers = List.of(LineStyle::color, LineStyle::onDark);
        for (Function<LineStyle, Color> paper : papers) {
            assertThat(labels.stream()
                            .map(label -> Vision.contrast(paper.apply(palette.style(label)), Color.BLACK))
                            .toList())
                    .isSorted();
        }
    }

    @Test
    void stylesDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        LineStyle style = Palette.of(List.of("LODO-i")).style("LODO-i");
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Palette.of(List.of("LODO-i")).style("LODO-i").color()).isEqualTo(style.color());
            assertThat(Marker.CIRCLE.key()).isEqualTo("circle");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The edges of buttons and fields, as given by the page's style for either theme. */
    @Test
    void controlsStandOutFromThePaper() throws IOException {
        String style;
        try (var in = PaletteTest.class.getResourceAsStream("/page/page.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Color> papers = variables(style, "paper");
        List<Color> borders = variables(style, "border");
        assertThat(papers).hasSize(2).endsWith(DARK_PAPER);
        assertThat(borders).hasSize(2);
        for (int theme = 0; theme < 2; theme++) {
            assertThat(Vision.contrast(borders.get(theme), papers.get(theme))).isGreaterThanOrEqualTo(3);
        }
        assertThat(style).containsPattern("input, button, select \\{[^}]*border: 1px solid var\\(--border\\)");
    }

    private static List<Color> variables(String style, String name) {
        Matcher matcher = Pattern.compile("--" + name + ": (#[0-9a-f]{6})").matcher(style);
        return matcher.results().map(found -> Color.decode(found.group(1))).toList();
    }

    /** Pairs 1, 7, 13, 17, 25 and 34 of the test data of Sharma, Wu and Dalal. */
    @ParameterizedTest
    @CsvSource({
        "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
        "50, 0, 0, 50, -1, 2, 2.3669",
        "50, -0.001, 2.49, 50, 0.0009, -2.49, 4.8045",
        "50, 2.5, 0, 50, 0, -2.5, 4.3065",
        "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
        "2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082"
    })
    void differencesAreThoseOfThePublishedPairs(
            double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
        assertThat(Vision.difference(new double[] {l1, a1, b1}, new double[] {l2, a2, b2}))
                .isCloseTo(expected, within(1e-4));
    }
}
