package org.lodo.engine.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.study.StudyFile.OptimizerItem;
import org.lodo.engine.study.StudyFile.ProblemItem;

/** The problems and optimizers of a study that a command selects; all names are known. */
final class StudySelection {

    private final Catalog catalog;
    private final String source;
    private final StudyOptions options;
    /** Optimizers of the command line that the study lacks. */
    private final Set<OptimizerItem> added = new HashSet<>();

    /** Families of problems in a field, which may be named in place of their problems. */
    private final Map<String, List<String>> families;

    private final List<ProblemItem> problems;
    private final List<OptimizerItem> optimizers;

    StudySelection(Catalog catalog, String source, StudyOptions options, StudyFile file) {
        this.catalog = catalog;
        this.source = source;
        this.options = options;
        families = file.field() == null ? Map.of() : file.field().problems();
        List<ProblemItem> all = required("problems", file.problems());
        problems = selectProblems(all);
        optimizers = selectOptimizers(required("optimizers", file.optimizers()));
        checkSettingsTargets();
        checkProblemSettings();
        checkTargets(all);
    }

    List<ProblemItem> problems() {
        return problems;
    }

    List<OptimizerItem> optimizers() {
        return optimizers;
    }

    /** Whether an optimizer runs on a problem: on all if it names none, or if it names the problem or its family. */
    boolean isOn(OptimizerItem optimizer, ProblemItem problem) {
        List<String> on = optimizer.on();
        return on == null
                || isNamedBy(optimizer, problem)
                || on.stream()
                        .anyMatch(name -> families.getOrDefault(name, List.of()).contains(problem.problem()));
    }

    /** Whether an optimizer names a problem itself. */
    boolean isNamedBy(OptimizerItem optimizer, ProblemItem problem) {
        return optimizer.on() != null && optimizer.on().contains(problem.name());
    }

    /** Whether an optimizer comes from the command line only. */
    boolean isAdded(OptimizerItem item) {
        return added.contains(item);
    }

    private <T> List<T> required(String key, @Nullable List<T> items) {
        if (items == null || items.isEmpty()) {
            throw new UsageException(source + ": " + key + " is missing: must list at least one");
        }
        return items;
    }

    private List<ProblemItem> selectProblems(List<ProblemItem> all) {
        for (ProblemItem item : all) {
            catalog.problem(requiredName("problem", item.problem()));
        }
        if (options.problems().isEmpty()) {
            return all;
        }
        List<ProblemItem> selected = new ArrayList<>();
        for (String wanted : options.problems()) {
            List<ProblemItem> found =
                    all.stream().filter(item -> item.name().equals(wanted)).toList();
            if (found.isEmpty()) {
                throw new UsageException(Suggestions.unknown(
                        "problem of " + source,
                        wanted,
                        all.stream().map(ProblemItem::name).toList()));
            }
            selected.addAll(found);
        }
        return selected;
    }

    private List<OptimizerItem> selectOptimizers(List<OptimizerItem> all) {
        for (OptimizerItem item : all) {
            catalog.optimizer(requiredName("optimizer", item.optimizer()));
        }
        if (options.optimizers().isEmpty()) {
            return all;
        }
        List<OptimizerItem> selected = new ArrayList<>();
        for (String wanted : new LinkedHashSet<>(options.optimizers())) {
            List<OptimizerItem> found =
                    all.stream().filter(item -> item.name().equals(wanted)).toList();
            if (found.isEmpty()) {
                checkIsKnown(wanted, all);
                OptimizerItem item = new OptimizerItem(wanted, null, null, null, null, Map.of());
                added.add(item);
                selected.add(item);
            }
            selected.addAll(found);
        }
        return selected;
    }

    private void checkIsKnown(String wanted, List<OptimizerItem> all) {
        Set<String> known = new TreeSet<>(catalog.optimizers().keySet());
        all.forEach(item -> known.add(item.name()));
        if (!known.contains(wanted)) {
            throw new UsageException(Suggestions.unknown("optimizer", wanted, known));
        }
    }

    private String requiredName(String key, String name) {
        if (name == null) {
            throw new UsageException(source + ": an entry of " + key + "s lacks its " + key + ": must name one");
        }
        return name;
    }

    /** Checks that the problems an optimizer runs on are problems of the study. */
    private void checkTargets(List<ProblemItem> allProblems) {
        List<String> labels = new ArrayList<>(families.keySet());
        allProblems.stream().map(ProblemItem::name).forEach(labels::add);
        for (OptimizerItem optimizer : optimizers) {
            for (String target : optimizer.on() == null ? List.<String>of() : optimizer.on()) {
                if (!labels.contains(target)) {
                    throw new UsageException(source + ": optimizer " + optimizer.name() + ": "
                            + Suggestions.unknown("problem", target, labels));
                }
            }
        }
        for (ProblemItem problem : problems) {
            checkLabel(problem.name());
        }
    }

    private void checkSettingsTargets() {
        Set<String> labels = new LinkedHashSet<>();
        problems.forEach(problem -> labels.add(problem.name()));
        optimizers.forEach(optimizer -> labels.add(optimizer.name()));
        for (String target : options.settings().keySet()) {
            if (!labels.contains(target)) {
                throw new UsageException(Suggestions.unknown("optimizer or problem in --set", target, labels));
            }
        }
    }

    private void checkProblemSettings() {
        for (Map.Entry<String, String> setting : options.problemSettings().entrySet()) {
            if (problems.stream().noneMatch(item -> hasSetting(item, setting.getKey()))) {
                throw new UsageException(source + ": " + setting.getKey() + " = " + setting.getValue()
                        + ": must be a setting of a problem of the study, but none has it");
            }
        }
    }

    boolean hasSetting(ProblemItem item, String setting) {
        return catalog.problem(item.problem()).settingNames().contains(setting);
    }

    void checkLabel(String label) {
        try {
            Names.label(label);
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }
}
