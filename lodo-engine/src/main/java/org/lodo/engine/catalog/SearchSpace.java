package org.lodo.engine.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;

/**
 * The hyper-parameters of an optimizer that the tuner searches, each with its transform. Immutable.
 *
 * @param scales transforms by name, in the order of declaration
 */
public record SearchSpace(Map<String, SearchScale> scales) {

    private static final double NO_DECAY = 1.5;

    /** Copies the map, keeping its order. */
    public SearchSpace {
        scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    }

    /** The space of all hyper-parameters of type double. */
    static SearchSpace of(Record defaults) {
        return of(
                defaults,
                Arrays.stream(defaults.getClass().getRecordComponents())
                        .filter(component -> component.getType() == double.class)
                        .map(component -> component.getName())
                        .toList());
    }

    /** The space of the named hyper-parameters; one whose record rejects values above 1 is a decay. */
    static SearchSpace of(Record defaults, List<String> names) {
        Map<String, SearchScale> scales = new LinkedHashMap<>();
        Map<String, Object> settings = Settings.toMap(defaults);
        for (String name : names) {
            if (!settings.containsKey(name)) {
                throw new UsageException(Suggestions.unknown("setting", name, settings.keySet()));
            }
            if (!(settings.get(name) instanceof Double)) {
                throw new UsageException("setting " + name + ": must be of type double to be searched");
            }
            scales.put(name, allows(defaults, name, NO_DECAY) ? SearchScale.LOGARITHMIC : SearchScale.DECAY);
        }
        return new SearchSpace(scales);
    }

    private static boolean allows(Record defaults, String name, double value) {
        try {
            Settings.override(name, defaults, Map.of(name, value));
            return true;
        } catch (UsageException e) {
            return false;
        }
    }

    /**
     * @return whether there is nothing to search
     */
    public boolean isEmpty() {
        return scales.isEmpty();
    }

    /**
     * @param settings hyper-parameters by name, at least those of this space
     * @return the transformed values, a new array
     */
    public double[] toPoint(Map<String, ?> settings) {
        List<Double> point = new ArrayList<>();
        scales.forEach((name, scale) -> point.add(scale.transform(number(settings, name))));
        return point.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double number(Map<String, ?> settings, String name) {
        return ((Number) Objects.requireNonNull(settings.get(name), name)).doubleValue();
    }

    /**
     * @param center the transformed defaults
     * @return the least transformed value of each hyper-parameter in a search over a bounded range, a new array
     */
    public double[] low(double[] center) {
        return bounds(center, SearchScale::low);
    }

    /**
     * @param center the transformed defaults
     * @return the greatest transformed value of each hyper-parameter in a search over a bounded range, a new array
     */
    public double[] high(double[] center) {
        return bounds(center, SearchScale::high);
    }

    private double[] bounds(double[] center, ToDoubleBiFunction<SearchScale, Double> bound) {
        double[] bounds = new double[center.length];
        int i = 0;
        for (SearchScale scale : scales.values()) {
            bounds[i] = bound.applyAsDouble(scale, center[i]);
            i++;
        }
        return bounds;
    }

    /**
     * @param point transformed values
     * @return the hyper-parameters; the optimizer may reject their combination
     */
    public Map<String, Double> toSettings(double[] point) {
        Map<String, Double> settings = new LinkedHashMap<>();
        scales.forEach((name, scale) -> settings.put(name, scale.inverse(point[settings.size()])));
        return settings;
    }

    /**
     * @param point transformed values
     * @return the hyper-parameters, rounded to a few digits
     */
    public Map<String, Double> toRoundedSettings(double[] point) {
        Map<String, Double> settings = toSettings(point);
        scales.forEach((name, scale) -> settings.computeIfPresent(name, (same, value) -> scale.rounded(value)));
        return settings;
    }
}
