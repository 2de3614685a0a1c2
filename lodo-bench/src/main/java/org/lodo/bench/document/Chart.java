package org.lodo.bench.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.AxisChoice;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.LineStyle;
import org.lodo.bench.plot.Marker;
import org.lodo.bench.plot.Palette;
import org.lodo.bench.plot.ReferenceLine;

/**
 * The data of an interactive chart on the page, read as JSON by its script. Numbers are rounded to four digits; missing ones
 * are null.
 *
 * @param title what it shows
 * @param xLabels names of the x axes to choose from
 * @param yLabel name of the y axis
 * @param xLog whether x is logarithmic at first
 * @param yLog whether y is
 * @param yFloor the least height in view at first if y is logarithmic; null for no limit
 * @param yCeiling the largest height in view at first; null for no limit
 * @param yThreshold how near to zero a logarithmic axis becomes linear, to hold heights that are not positive; null if all are
 *     positive
 * @param series the curves
 * @param references horizontal reference lines
 */
public record Chart(
        String title,
        List<String> xLabels,
        String yLabel,
        boolean xLog,
        boolean yLog,
        @Nullable Double yFloor,
        @Nullable Double yCeiling,
        @Nullable Double yThreshold,
        List<Series> series,
        List<ReferenceLine> references) {

    /** Points of a curve with seeds: this many evenly spaced by row, and this many evenly spaced by the logarithm of x. */
    private static final int POINTS = 100;

    private static final MathContext DIGITS = new MathContext(4);

    /**
     * A curve.
     *
     * @param label its name
     * @param color on white paper, as #rrggbb
     * @param onDark its colour on dark paper
     * @param marker the shape of its markers; null for none
     * @param dash lengths of dashes and gaps; empty for a solid line
     * @param width of the line; 0 for points without a line
     * @param xs x values for each of the x axes; null for an axis on which it is not shown
     * @param y y values
     * @param low lower edge of its band; null for none
     * @param high upper edge of its band; null for none
     * @param seeds y values of single runs; empty for none
     */
    public record Series(
            String label,
            String color,
            String onDark,
            @Nullable String marker,
            List<Float> dash,
            float width,
            List<@Nullable List<@Nullable Double>> xs,
            List<@Nullable Double> y,
            @Nullable List<@Nullable Double> low,
            @Nullable List<@Nullable Double> high,
            List<List<@Nullable Double>> seeds) {

        /**
         * @param curve a curve, perhaps with a band
         * @param style the style of its line
         * @param xs its x values for each of the x axes; null for an axis on which it is not shown
         * @param seeds y values of the single runs of which it is the mean; empty for none
         * @return the curve over these axes
         */
        public static Series of(Curve curve, LineStyle style, List<double @Nullable []> xs, List<double[]> seeds) {
            boolean isDots = isDots(curve.center());
            int[] rows = isDots ? finite(curve.center()) : seeds.isEmpty() ? all(curve) : some(curve.x());
            List<@Nullable List<@Nullable Double>> positions = new ArrayList<>();
            for (double[] x : xs) {
                positions.add(numbersOrNull(x, rows));
            }
            BasicStroke stroke = style.stroke();
            Marker marker = style.marker();
            List<Float> dash = new ArrayList<>();
            if (stroke.getDashArray() != null) {
                for (float length : stroke.getDashArray()) {
                    dash.add(length);
                }
            }
            return new Series(
                    curve.label(),
                    hex(style.color()),
                    hex(style.onDark()),
                    marker == null ? null : marker.key(),
                    dash,
                    isDots ? 0 : stroke.getLineWidth(),
                    positions,
                    numbers(curve.center(), rows),
                    numbersOrNull(curve.low(), rows),
                    numbersOrNull(curve.high(), rows),
                    seeds.stream().map(values -> numbers(values, rows)).toList());
        }
    }

    /**
     * @param plot any plot
     * @return a chart of its curves
     */
    public static Chart of(CurvePlot plot) {
        Palette palette = Palette.of(plot.curves().stream().map(Curve::label).toList());
        List<Series> series = plot.curves().stream()
                .map(curve -> Series.of(curve, palette.style(curve.label()), List.of(curve.x()), List.of()))
                .toList();
        return new Chart(
                plot.title(),
                List.of(plot.xLabel()),
                plot.yLabel(),
                plot.xAxis() == Axis.LOG,
                plot.yAxis() != Axis.LINEAR,
                finite(plot.limits().least()),
                finite(plot.limits().most()),
                threshold(series),
                series,
                plot.references());
    }

    /**
     * @return the curves over the first axis, as far as the chart has them
     */
    List<Curve> curves() {
        return series.stream()
                .filter(one -> one.xs().get(0) != null)
                .map(one -> new Curve(one.label(), doubles(one.xs().get(0)), doubles(one.y())))
                .toList();
    }

    private static double[] doubles(@Nullable List<@Nullable Double> numbers) {
        return numbers == null
                ? new double[0]
                : numbers.stream()
                        .mapToDouble(number -> number == null ? Double.NaN : number)
                        .toArray();
    }

    /**
     * @param limit a limit of heights
     * @return the limit; null for none
     */
    public static @Nullable Double finite(double limit) {
        return Double.isFinite(limit) ? limit : null;
    }

    /**
     * @param series curves
     * @return how near to zero a logarithmic axis that holds all their heights becomes linear; null if all are positive
     */
    public static @Nullable Double threshold(List<Series> series) {
        List<double[]> heights = series.stream().map(Chart::heights).toList();
        boolean arePositive = heights.stream().flatMapToDouble(Arrays::stream).allMatch(height -> height > 0);
        return arePositive ? null : Double.valueOf("1e" + AxisChoice.threshold(heights));
    }

    private static String hex(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }

    private static double[] heights(Series series) {
        return Stream.concat(Stream.of(series.y(), series.low(), series.high()), series.seeds().stream())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static boolean isDots(double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (Double.isFinite(values[i - 1]) && Double.isFinite(values[i])) {
                return false;
            }
        }
        return true;
    }

    private static int[] finite(double[] values) {
        return IntStream.range(0, values.length)
                .filter(row -> Double.isFinite(values[row]))
                .toArray();
    }

    private static int[] all(Curve curve) {
        return IntStream.range(0, curve.x().length).toArray();
    }

    /** The first, the last, and between them rows that lie evenly on either kind of axis. */
    private static int[] some(double[] x) {
        int size = x.length;
        if (size <= 2 * POINTS) {
            return IntStream.range(0, size).toArray();
        }
        BitSet chosen = new BitSet(size);
        chosen.set(0);
        chosen.set(size - 1);
        for (int i = 0; i < POINTS; i++) {
            chosen.set((int) ((long) i * (size - 1) / (POINTS - 1)));
        }
        double ratio = StrictMath.pow(x[size - 1] / Math.max(x[0], 1e-300), 1.0 / POINTS);
        double next = x[0];
        for (int row = 0; row < size; row++) {
            if (x[row] >= next) {
                chosen.set(row);
                next = x[row] * ratio;
            }
        }
        return chosen.stream().toArray();
    }

    private static @Nullable List<@Nullable Double> numbersOrNull(double @Nullable [] values, int[] rows) {
        return values == null ? null : numbers(values, rows);
    }

    private static List<@Nullable Double> numbers(double[] values, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> row < values.length ? rounded(values[row]) : null)
                .toList();
    }

    private static @Nullable Double rounded(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
        // Rounded up, the largest doubles are infinite.
        return Double.isFinite(rounded) ? rounded : value;
    }
}
