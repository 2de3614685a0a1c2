package org.lodo.engine.study;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.ProblemEntry;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.study.StudyFile.OptimizerItem;
import org.lodo.engine.study.StudyFile.ProblemItem;
import org.lodo.engine.study.Variants.Variant;
import org.lodo.engine.tune.TunedPoint;

/** The settings that the problems and optimizers of a study have: from its file, from tuned points and from the command. */
final class StudySettings {

    private final Catalog catalog;
    private final String source;
    private final StudyOptions options;
    private final StudySelection selection;

    StudySettings(Catalog catalog, String source, StudyOptions options, StudySelection selection) {
        this.catalog = catalog;
        this.source = source;
        this.options = options;
        this.selection = selection;
    }

    /** The points of a problem's grid. */
    List<Variant> variants(ProblemItem item, Tracks.Choice track) {
        return Variants.of(source, item.name(), settings(item), walked(item)).stream()
                .map(variant -> new Variant(
                        track.labelOf(variant.label()),
                        variant.settings(),
                        track.labelOf(variant.walk()),
                        variant.along()))
                .toList();
    }

    /** The number of points of a problem's grid. */
    long count(ProblemItem item) {
        return Variants.count(settings(item), walked(item));
    }

    private Map<String, Object> settings(ProblemItem item) {
        Map<String, Object> settings = new LinkedHashMap<>(item.settings() == null ? Map.of() : item.settings());
        options.problemSettings().forEach((setting, value) -> {
            if (selection.hasSetting(item, setting)) {
                settings.put(setting, value);
            }
        });
        return withOptions(item.name(), settings);
    }

    /** A problem with all of its settings; of a field, with the random streams of its difficulty. */
    CatalogSelection choice(Variant variant, ProblemItem item, @Nullable FieldRule field) {
        selection.checkLabel(variant.label());
        ProblemEntry<?, ?> entry = catalog.problem(item.problem());
        String stream = field == null ? null : field.difficulty(item.name()).orElse(null);
        return new CatalogSelection(variant.label(), entry.name(), entry.resolve(variant.settings()), stream);
    }

    /** The points of an optimizer's grid, with a tuned point where the file sets nothing else. */
    List<Variant> variants(OptimizerItem item, @Nullable TunedPoint tuned) {
        return Variants.of(source, item.name(), settings(item, tuned), walked(item));
    }

    /** The number of points of an optimizer's grid. */
    long count(OptimizerItem item) {
        return Variants.count(settings(item, null), walked(item));
    }

    private Map<String, Object> settings(OptimizerItem item, @Nullable TunedPoint tuned) {
        Map<String, Object> settings = new LinkedHashMap<>(tuned == null ? Map.of() : tuned.settings());
        OptimizerEntry<?, ?> entry = catalog.optimizer(item.optimizer());
        Set<String> known = new HashSet<>(entry.resolve(Map.of()).keySet());
        known.addAll(entry.stepSettings().keySet());
        settings.keySet().retainAll(known);
        settings.putAll(item.settings() == null ? Map.of() : item.settings());
        return withOptions(item.name(), settings);
    }

    /** An optimizer with all of its settings. */
    CatalogSelection choice(Variant variant, OptimizerItem item) {
        selection.checkLabel(variant.label());
        OptimizerEntry<?, ?> entry = catalog.optimizer(item.optimizer());
        return new CatalogSelection(variant.label(), entry.name(), entry.resolve(variant.settings()));
    }

    /** The lists of values to walk along; a setting that the command sets to one value no longer varies. */
    Map<String, List<Object>> walked(ProblemItem item) {
        Map<String, List<Object>> left = walked(item.name(), item.settings(), item.along());
        left.keySet().removeAll(options.problemSettings().keySet());
        return left;
    }

    /** The lists of values to walk along. */
    Map<String, List<Object>> walked(OptimizerItem item) {
        return walked(item.name(), item.settings(), item.along());
    }

    private Map<String, List<Object>> walked(
            String label, @Nullable Map<String, Object> settings, Map<String, List<Object>> along) {
        for (String key : along.keySet()) {
            if (settings != null && settings.containsKey(key)) {
                throw new UsageException(
                        source + ": " + label + ": " + key + ": must be either under settings or under along");
            }
        }
        Map<String, List<Object>> left = new LinkedHashMap<>(along);
        left.keySet().removeAll(options.settings().getOrDefault(label, Map.of()).keySet());
        return left;
    }

    private Map<String, Object> withOptions(String label, Map<String, Object> settings) {
        Map<String, Object> result = new LinkedHashMap<>(settings);
        result.putAll(options.settings().getOrDefault(label, Map.of()));
        for (Map.Entry<String, Object> setting : result.entrySet()) {
            if (setting.getValue() == null) {
                throw new UsageException(source + ": " + label + ": " + setting.getKey() + " has no value");
            }
        }
        return result;
    }
}
