package org.lodo.bench.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.Block;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.LengthConstraintType;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/**
 * Builds the legend of a plot so that the plot keeps most of the picture, however many lines there are. If all labels in full
 * are too much, they are shortened; if that does not help, lines of one family, whose colours are alike, share an entry; and
 * if those are still too many, the legend ends with how many curves it leaves out. The page of a report names them all.
 */
final class Legend {
    /** Legends that need no more width than this, in pixels, stand beside the plot, and others below it. */
    private static final int WIDEST_BESIDE = 170;

    /** Legends with more entries than this would be higher than the plot, and so go below it. */
    private static final int MOST_BESIDE = 19;

    /** The length of labels where there is no need to save room. */
    private static final int LONG = 60;

    /** The length of labels where there is: three fit side by side. */
    private static final int SHORT = 26;

    /** The width in which a legend below the plot is laid out: a bit less than there is, since widths of texts vary. */
    private static final double WIDTH_BELOW = Style.WIDTH - 44;

    private final List<Entry> lines;

    private final List<LegendItem> markers;

    private final double highestBelow;

    private final Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();

    /**
     * An entry for lines.
     *
     * @param label what it says
     * @param remark what it adds
     * @param style the style of the line, or of the first of several
     * @param count how many lines it stands for
     */
    private record Entry(String label, String remark, LineStyle style, int count) {
        LegendItem key(int length) {
            String suffix = count == 1 ? remark : " (" + count + " curves)";
            return LegendKeys.line(style, Labels.shortened(label, length - suffix.length()) + suffix);
        }
    }

    /**
     * A line.
     *
     * @param label its label
     * @param remark what the legend adds to it; empty for nothing
     * @param style its style
     */
    record Line(String label, String remark, LineStyle style) {}

    /**
     * @param lines the lines, in order
     * @param markers entries that follow those of the lines, and are never left out
     * @param highestBelow the height that the legend may take below the plot
     */
    Legend(List<Line> lines, List<LegendItem> markers, double highestBelow) {
        this.lines = lines.stream()
                .map(line -> new Entry(line.label(), line.remark(), line.style(), 1))
                .toList();
        this.markers = markers;
        this.highestBelow = highestBelow;
    }

    /** Returns the legend at the right of the plot if it is small enough, and else below. */
    LegendTitle besideOrBelow() {
        List<LegendItem> all = keys(lines, LONG);
        FontMetrics metrics = graphics.getFontMetrics(Style.SMALL_FONT);
        boolean isSmall = all.size() <= MOST_BESIDE
                && all.stream().allMatch(key -> metrics.stringWidth(key.getLabel()) <= WIDEST_BESIDE);
        return isSmall ? title(all, RectangleEdge.RIGHT) : below();
    }

    /** Returns the legend below the plot. */
    LegendTitle below() {
        List<Entry> families = families();
        List<LegendItem> keys = Stream.of(
                        keys(lines, LONG), keys(lines, SHORT), keys(families, LONG), keys(families, SHORT))
                .filter(candidate -> areDistinct(candidate) && fits(candidate))
                .findFirst()
                .orElseGet(() -> beginning(families));
        return title(keys, RectangleEdge.BOTTOM);
    }

    /** The lines by the names before their brackets; a family of one keeps its label. */
    private List<Entry> families() {
        Map<String, List<Entry>> byName = new LinkedHashMap<>();
        for (Entry line : lines) {
            byName.computeIfAbsent(Palette.family(line.label()), name -> new ArrayList<>())
                    .add(line);
        }
        List<Entry> families = new ArrayList<>();
        byName.forEach((name, members) -> families.add(
                members.size() == 1
                        ? members.get(0)
                        : new Entry(name, "", members.get(0).style(), members.size())));
        return families;
    }

    /** As many of the first entries as there is room for. */
    private List<LegendItem> beginning(List<Entry> entries) {
        int shown = 0;
        while (shown < entries.size() - 1 && fits(beginning(entries, shown + 1))) {
            shown++;
        }
        return beginning(entries, shown);
    }

    private List<LegendItem> beginning(List<Entry> entries, int shown) {
        int rest = entries.stream().skip(shown).mapToInt(Entry::count).sum();
        List<LegendItem> keys = new ArrayList<>();
        entries.stream().limit(shown).map(entry -> entry.key(SHORT)).forEach(keys::add);
        keys.add(LegendKeys.note("and " + rest + " more (see the page)"));
        keys.addAll(markers);
        return keys;
    }

    private List<LegendItem> keys(List<Entry> entries, int length) {
        List<LegendItem> keys = new ArrayList<>();
        entries.forEach(entry -> keys.add(entry.key(length)));
        keys.addAll(markers);
        return keys;
    }

    /** Shortened labels may have lost what they differ in. */
    private static boolean areDistinct(List<LegendItem> keys) {
        return keys.stream().map(LegendItem::getLabel).distinct().count() == keys.size();
    }

    private boolean fits(List<LegendItem> keys) {
        return height(graphics, title(keys, RectangleEdge.BOTTOM)) <= highestBelow;
    }

    /** Returns the height of a title that may be as wide as a plot. */
    static double height(Graphics2D graphics, Block title) {
        RectangleConstraint constraint = new RectangleConstraint(
                WIDTH_BELOW,
                new Range(0, WIDTH_BELOW),
                LengthConstraintType.RANGE,
                Double.MAX_VALUE,
                new Range(0, Double.MAX_VALUE),
                LengthConstraintType.RANGE);
        return title.arrange(graphics, constraint).getHeight();
    }

    private static LegendTitle title(List<LegendItem> keys, RectangleEdge position) {
        LegendItemCollection items = new LegendItemCollection();
        keys.forEach(items::add);
        LegendTitle legend = new LegendTitle(() -> items);
        legend.setPosition(position);
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(Style.BACKGROUND);
        legend.setItemFont(Style.SMALL_FONT);
        legend.setItemPaint(Style.TEXT);
        legend.setItemLabelPadding(new RectangleInsets(3, 4, 3, 8));
        return legend;
    }
}
