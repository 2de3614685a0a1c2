package org.lodo.bench.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;

/** Builds charts from the descriptions of plots. */
final class Charts {
    private static final double X_MARGIN = 0.015;

    private static final double Y_MARGIN = 0.05;

    /** Of the height of the picture, what is not for the frame with the data: it keeps three fifths. */
    private static final double OUTSIDE_FRAME = 0.4 * Style.HEIGHT;

    /** What ticks and label of the x axis and the space around it all take. */
    private static final double AXIS_AND_PADDING = 76;

    private static final int MAX_TITLE_LINES = 2;

    private Charts() {}

    /** Returns the chart of curves. */
    static JFreeChart of(CurvePlot plot) {
        Scale xScale =
                Scale.covering(plot.xAxis(), plot.curves().stream().flatMapToDouble(Charts::positions), X_MARGIN);
        Scale yScale = yScale(plot);
        XYPlot chartPlot = emptyPlot(plot.xLabel(), xScale, plot.yLabel(), yScale);
        Palette palette = Palette.of(plot.curves().stream().map(Curve::label).toList());
        boolean hasData = plot.curves().stream().flatMapToDouble(Curve::heights).anyMatch(yScale::shows);
        List<Layer> layers = new ArrayList<>(List.of(
                new CurveLayer(plot.curves(), palette, plot.limits()),
                new ReferenceLayer(plot.references(), plot.curves())));
        if (hasData) {
            layers.add(0, new GridLayer());
        } else {
            chartPlot.setNoDataMessage("no data"); // and no grid, which would run through the message
        }
        layers.forEach(layer -> chartPlot.addAnnotation(new LayerAnnotation(layer, xScale, yScale)));
        TextTitle heading = heading(plot.title());
        List<Legend.Line> lines = plot.curves().stream()
                .map(curve ->
                        new Legend.Line(curve.label(), plot.limits().end(curve).remark(), palette.style(curve.label())))
                .toList();
        return chart(
                heading,
                chartPlot,
                lines.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Legend(lines, List.of(), heightOfLegend(heading)).besideOrBelow()));
    }

    private static Scale yScale(CurvePlot plot) {
        DoubleStream values = DoubleStream.concat(
                plot.curves().stream().flatMapToDouble(Curve::heights).map(plot.limits()::clamp),
                plot.references().stream().mapToDouble(ReferenceLine::y));
        if (plot.yAxis() != Axis.SYMLOG) {
            return Scale.covering(plot.yAxis(), values, Y_MARGIN);
        }
        List<double[]> heights = plot.curves().stream()
                .map(curve -> curve.heights().map(plot.limits()::clamp).toArray())
                .toList();
        return SymlogScale.covering(values, AxisChoice.threshold(heights), Y_MARGIN);
    }

    /** Returns the chart of paths over a heat map. */
    static JFreeChart of(TrajectoryPlot plot) {
        Scale xScale = new LinearScale(plot.xMin(), plot.xMax());
        Scale yScale = new LinearScale(plot.yMin(), plot.yMax());
        HeatMap heatMap = HeatMap.of(plot);
        XYPlot chartPlot = emptyPlot(plot.xLabel(), xScale, plot.yLabel(), yScale);
        chartPlot.setRangeAxis(
                1,
                styled(ScaleAxis.colorBar(
                        "function value" + remark(heatMap.scale()), heatMap.scale(), ColorMap.strip())));
        chartPlot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        List.of(new FieldLayer(heatMap.image()), new TrajectoryLayer(plot))
                .forEach(layer -> chartPlot.addAnnotation(new LayerAnnotation(layer, xScale, yScale)));
        TextTitle heading = heading(plot.title());
        List<String> labels =
                plot.trajectories().stream().map(Trajectory::label).toList();
        Palette palette = Palette.of(labels);
        List<Legend.Line> lines = labels.stream()
                .map(label -> new Legend.Line(label, "", palette.style(label)))
                .toList();
        List<LegendItem> markers = markers(plot);
        return chart(
                heading,
                chartPlot,
                lines.isEmpty() && markers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Legend(lines, markers, heightOfLegend(heading)).below()));
    }

    private static String remark(Scale scale) {
        if (scale instanceof LinearScale) {
            return "";
        }
        return scale instanceof SymlogScale ? " (log scale on either side of zero)" : " (log scale)";
    }

    private static List<LegendItem> markers(TrajectoryPlot plot) {
        List<LegendItem> keys = new ArrayList<>();
        if (!plot.trajectories().isEmpty()) {
            keys.add(LegendKeys.start());
            keys.add(LegendKeys.end());
        }
        plot.optimum().ifPresent(point -> keys.add(LegendKeys.optimum()));
        return keys;
    }

    private static XYPlot emptyPlot(String xLabel, Scale xScale, String yLabel, Scale yScale) {
        XYPlot plot = new XYPlot(
                null,
                styled(ScaleAxis.plain(Labels.printable(xLabel), xScale)),
                styled(ScaleAxis.plain(Labels.printable(yLabel), yScale)),
                null);
        plot.setBackgroundPaint(Style.BACKGROUND);
        plot.setOutlinePaint(Style.FRAME);
        plot.setOutlineStroke(Style.THIN);
        plot.setNoDataMessageFont(Style.LABEL_FONT);
        plot.setNoDataMessagePaint(Style.FRAME);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    private static ScaleAxis styled(ScaleAxis axis) {
        axis.setLabelFont(Style.LABEL_FONT);
        axis.setLabelPaint(Style.TEXT);
        axis.setTickLabelFont(Style.SMALL_FONT);
        axis.setTickLabelPaint(Style.TEXT);
        axis.setAxisLinePaint(Style.FRAME);
        axis.setAxisLineStroke(Style.THIN);
        axis.setTickMarkPaint(Style.FRAME);
        axis.setTickMarkStroke(Style.THIN);
        axis.setTickMarkOutsideLength(5);
        axis.setMinorTickMarksVisible(true);
        axis.setMinorTickMarkOutsideLength(2.5f);
        axis.setTickLabelInsets(new RectangleInsets(4, 7, 4, 7));
        return axis;
    }

    private static TextTitle heading(String title) {
        TextTitle heading = new TextTitle(Labels.printable(title), Style.TITLE_FONT);
        heading.setPaint(Style.TEXT);
        heading.setMargin(0, 0, 8, 0);
        heading.setMaximumLinesToDisplay(MAX_TITLE_LINES);
        return heading;
    }

    private static double heightOfLegend(TextTitle heading) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        return OUTSIDE_FRAME - AXIS_AND_PADDING - Legend.height(graphics, heading);
    }

    private static JFreeChart chart(TextTitle heading, XYPlot plot, Optional<LegendTitle> legend) {
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(Style.BACKGROUND);
        chart.setPadding(new RectangleInsets(10, 12, 10, 16));
        chart.setTitle(heading);
        legend.ifPresent(chart::addSubtitle);
        return chart;
    }

    private static DoubleStream positions(Curve curve) {
        return DoubleStream.of(curve.x());
    }
}
