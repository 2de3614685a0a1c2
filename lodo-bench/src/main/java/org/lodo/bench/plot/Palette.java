package org.lodo.bench.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The styles of the lines of a plot.
 *
 * <p>A style is one of nine colours, any two of which can be told apart (see {@link Swatch}), and one of four dashes. The
 * optimizers of the catalog have fixed styles, the same in every plot; those that studies often show together have different
 * colours. Other labels prefer a style picked by their characters, and get the next one that no other line of the plot has.
 * Lines that share a colour in a plot also have markers of different shapes.
 *
 * <p>Labels that differ in the numbers of a setting, such as {@code adam[learningRate=0.1]}, get the colours of a {@link Ramp}
 * in the order of these numbers.
 */
public final class Palette {

    private static final float[][] DASHES = {{}, {9, 4}, {2.5f, 2.5f}, {11, 3, 2.5f, 3}};

    private static final Marker[] MARKERS = Marker.values();

    private static final int COLORS = Swatch.DISTINCT.size();

    /** Ordered lines up to this many are told apart by colour alone. */
    private static final int MOST_BY_RAMP = 4;

    /** The optimizer whose line is wide. */
    private static final String PROMINENT = "lodo";

    private static final Map<String, Slot> KNOWN = Map.ofEntries(
            Map.entry(PROMINENT, new Slot(Swatch.RED, 0, 0)),
            Map.entry("lodo-diagonal", new Slot(Swatch.ORANGE, 1, 0)),
            Map.entry("lodo-global", new Slot(Swatch.TEAL, 1, 0)),
            Map.entry("lodo-residuals", new Slot(Swatch.OLIVE, 2, 0)),
            Map.entry("lodo-no-momentum", new Slot(Swatch.VIOLET, 1, 0)),
            Map.entry("lodo-sgd", new Slot(Swatch.GREEN, 3, 0)),
            Map.entry("lodo-frozen", new Slot(Swatch.PLUM, 2, 0)),
            Map.entry("newton", new Slot(Swatch.BLACK, 0, 0)),
            Map.entry("adam", new Slot(Swatch.INDIGO, 0, 0)),
            Map.entry("lbfgs", new Slot(Swatch.GREEN, 0, 0)),
            Map.entry("momentum", new Slot(Swatch.ORANGE, 0, 0)),
            Map.entry("yogi", new Slot(Swatch.VIOLET, 0, 0)),
            Map.entry("rmsprop", new Slot(Swatch.TEAL, 0, 0)),
            Map.entry("levenberg-marquardt", new Slot(Swatch.PLUM, 0, 0)),
            Map.entry("adahessian", new Slot(Swatch.OLIVE, 0, 0)),
            Map.entry("o-lbfgs", new Slot(Swatch.GREEN, 1, 0)),
            Map.entry("lbfgs-no-line-search", new Slot(Swatch.GREEN, 2, 0)),
            Map.entry("bfgs", new Slot(Swatch.OLIVE, 1, 0)),
            Map.entry("lars", new Slot(Swatch.PLUM, 1, 0)));

    private final Map<String, LineStyle> styles;

    /**
     * A place in the table of styles.
     *
     * @param color index of the colour
     * @param dash index of the dash
     * @param round 0; more if all combinations of colour and dash are taken, for another marker
     */
    private record Slot(int color, int dash, int round) {

        /** Differs for slots of one colour and dash. */
        Marker marker() {
            return MARKERS[(color + dash + round) % MARKERS.length];
        }

        static Slot of(int number) {
            return new Slot(number % COLORS, number / COLORS % DASHES.length, number / (COLORS * DASHES.length));
        }
    }

    private Palette(Map<String, LineStyle> styles) {
        this.styles = styles;
    }

    /**
     * @return the optimizers that have a fixed style
     */
    public static Set<String> names() {
        return KNOWN.keySet();
    }

    /**
     * @param labels the lines of a plot: names of optimizers, with their settings in brackets for variants
     * @return styles of which any two can be told apart
     */
    public static Palette of(List<String> labels) {
        Map<String, LineStyle> styles = new HashMap<>();
        List<List<String>> ramps = OrderedSettings.of(labels.stream().distinct().toList());
        for (int family = 0; family < ramps.size(); family++) {
            List<String> ordered = ramps.get(family);
            boolean isAlone = labels.stream().allMatch(label -> label.equals(PROMINENT) || ordered.contains(label));
            addOrdered(ordered, family, isAlone && ordered.size() <= MOST_BY_RAMP, styles);
        }
        Map<String, Slot> slots = slots(new TreeSet<>(labels), styles.keySet());
        slots.forEach((label, slot) -> {
            boolean isShared =
                    slots.values().stream().anyMatch(other -> other.color() == slot.color() && !other.equals(slot));
            styles.put(
                    label,
                    LineStyle.of(
                            Swatch.DISTINCT.get(slot.color()),
                            label.equals(PROMINENT) ? LineStyle.WIDE : LineStyle.WIDTH,
                            DASHES[slot.dash()],
                            isShared ? slot.marker() : null));
        });
        return new Palette(styles);
    }

    private static void addOrdered(List<String> ordered, int family, boolean isPlain, Map<String, LineStyle> styles) {
        int size = ordered.size();
        for (int i = 0; i < size; i++) {
            Swatch swatch = Ramp.ofFamily(family).at((double) i / (size - 1));
            Marker marker = isPlain ? null : MARKERS[i % MARKERS.length];
            float[] dash = DASHES[(family + i / MARKERS.length) % DASHES.length];
            styles.put(ordered.get(i), LineStyle.of(swatch, LineStyle.WIDTH, dash, marker));
        }
    }

    /** Fixed slots first; the others, in the order of their labels, take what is left. */
    private static Map<String, Slot> slots(Set<String> labels, Set<String> except) {
        Map<String, Slot> slots = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (String label : labels) {
            Slot known = KNOWN.get(label);
            if (known != null) {
                slots.put(label, known);
            } else if (!except.contains(label)) {
                others.add(label);
            }
        }
        Set<Slot> taken = new HashSet<>(slots.values());
        for (String label : others) {
            Slot free = free(label, taken);
            taken.add(free);
            slots.put(label, free);
        }
        return slots;
    }

    /**
     * Variants prefer the colour of their optimizer, and other names one that few lines of the plot have, and red last: it is for
     * the optimizer of the suite and its variants.
     */
    private static Slot free(String label, Set<Slot> taken) {
        Slot base = KNOWN.get(family(label));
        int first = Math.floorMod(label.hashCode(), COLORS);
        ToLongFunction<Slot> cost = slot -> {
            if (base != null) {
                return slot.color() == base.color() ? 0 : 1;
            }
            return slot.color() == Swatch.RED
                    ? Long.MAX_VALUE
                    : taken.stream()
                            .filter(other -> other.color() == slot.color())
                            .count();
        };
        return IntStream.range(0, COLORS * DASHES.length * MARKERS.length)
                .mapToObj(Slot::of)
                .map(slot -> new Slot((slot.color() + first) % COLORS, slot.dash(), slot.round()))
                .filter(slot -> !taken.contains(slot))
                .min(Comparator.comparingLong(cost))
                .orElseGet(() -> Slot.of(first));
    }

    /**
     * @param label one of the lines of the plot
     * @return its style
     */
    public LineStyle style(String label) {
        return Objects.requireNonNull(styles.get(label), label);
    }

    /**
     * Returns the items in the order to draw them in: those with wide lines, the prominent ones, on top of the others.
     */
    <T> List<T> widestLast(List<T> items, Function<T, String> label) {
        return items.stream()
                .sorted(Comparator.comparingDouble(
                        item -> style(label.apply(item)).stroke().getLineWidth()))
                .toList();
    }

    /** Returns what variants of one optimizer share: the name before the bracket. */
    static String family(String label) {
        int bracket = label.indexOf('[');
        return bracket < 0 ? label : label.substring(0, bracket);
    }
}
