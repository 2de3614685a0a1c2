package org.lodo.bench.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Builds charts from the descriptions of plots. */
final class Charts {
    private static final double X_MARGIN = 0.015;

    private static final double Y_MARGIN = 0.05;

    /** Legends up to this width, in pixels, are placed to the right of the plot, wider ones below it. */
    private static final int WIDEST_SIDE_LEGEND = 170;

    /** Legends with more entries would be taller than the plot, and are placed below it. */
    private static final int MAX_SIDE_LEGEND = 19;

    private Charts() {}

    /** Returns the chart of curves. */
    static JFreeChart of(CurvePlot plot) {
        Scale xScale =
                Scale.covering(plot.xAxis(), plot.curves().stream().flatMapToDouble(Charts::positions), X_MARGIN);
        Scale yScale = Scale.covering(
                plot.yAxis(),
                DoubleStream.concat(
                        plot.curves().stream().flatMapToDouble(Charts::heights),
                        plot.references().stream().mapToDouble(ReferenceLine::y)),
                Y_MARGIN);
        XYPlot chartPlot = emptyPlot(plot.xLabel(), xScale, plot.yLabel(), yScale);
        boolean hasData =
                plot.curves().stream().flatMapToDouble(Charts::heights).anyMatch(yScale::shows);
        List<Layer> layers =
                new ArrayList<>(List.of(new CurveLayer(plot.curves()), new ReferenceLayer(plot.references())));
        if (hasData) {
            layers.add(0, new GridLayer());
        } else {
            chartPlot.setNoDataMessage("no data"); // and no grid, which would run through the message
        }
        layers.forEach(layer -> chartPlot.addAnnotation(new LayerAnnotation(layer, xScale, yScale)));
        List<LegendItem> keys = plot.curves().stream()
                .map(curve -> LegendKeys.line(curve.label()))
                .toList();
        return chart(plot.title(), chartPlot, keys, fitsBeside(keys) ? RectangleEdge.RIGHT : RectangleEdge.BOTTOM);
    }

    /** Returns the chart of paths over a heat map. */
    static JFreeChart of(TrajectoryPlot plot) {
        Scale xScale = new LinearScale(plot.xMin(), plot.xMax());
        Scale yScale = new LinearScale(plot.yMin(), plot.yMax());
        HeatMap heatMap = HeatMap.of(plot);
        XYPlot chartPlot = emptyPlot(plot.xLabel(), xScale, plot.yLabel(), yScale);
        chartPlot.setRangeAxis(
                1, styled(ScaleAxis.colorBar("function value (log scale)", heatMap.scale(), ColorMap.strip())));
        chartPlot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        List.of(new FieldLayer(heatMap.image()), new TrajectoryLayer(plot))
                .forEach(layer -> chartPlot.addAnnotation(new LayerAnnotation(layer, xScale, yScale)));
        return chart(plot.title(), chartPlot, keys(plot), RectangleEdge.BOTTOM);
    }

    private static List<LegendItem> keys(TrajectoryPlot plot) {
        List<LegendItem> keys = new ArrayList<>();
        plot.trajectories().forEach(trajectory -> keys.add(LegendKeys.line(trajectory.label())));
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

    private static JFreeChart chart(String title, XYPlot plot, List<LegendItem> keys, RectangleEdge legendPosition) {
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(Style.BACKGROUND);
        chart.setPadding(new RectangleInsets(10, 12, 10, 16));
        TextTitle heading = new TextTitle(Labels.printable(title), Style.TITLE_FONT);
        heading.setPaint(Style.TEXT);
        heading.setMargin(0, 0, 8, 0);
        chart.setTitle(heading);
        if (!keys.isEmpty()) {
            chart.addSubtitle(legend(plot, keys, legendPosition));
        }
        return chart;
    }

    private static LegendTitle legend(XYPlot plot, List<LegendItem> keys, RectangleEdge position) {
        LegendItemCollection items = new LegendItemCollection();
        keys.forEach(items::add);
        plot.setFixedLegendItems(items);
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(position);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Style.BACKGROUND);
        legend.setItemFont(Style.SMALL_FONT);
        legend.setItemPaint(Style.TEXT);
        legend.setItemLabelPadding(new RectangleInsets(3, 4, 3, 8));
        return legend;
    }

    private static boolean fitsBeside(List<LegendItem> keys) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = graphics.getFontMetrics(Style.SMALL_FONT);
        graphics.dispose();
        return keys.size() <= MAX_SIDE_LEGEND
                && keys.stream().allMatch(key -> metrics.stringWidth(key.getLabel()) <= WIDEST_SIDE_LEGEND);
    }

    private static DoubleStream positions(Curve curve) {
        return DoubleStream.of(curve.x());
    }

    private static DoubleStream heights(Curve curve) {
        DoubleStream line = DoubleStream.of(curve.center());
        return curve.hasBand()
                ? DoubleStream.concat(
                        line, DoubleStream.concat(DoubleStream.of(curve.low()), DoubleStream.of(curve.high())))
                : line;
    }
}
