package org.lodo.engine.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.study.StudyFile.OptimizerItem;
import org.lodo.engine.study.StudyFile.ProblemItem;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.TunedPoints;

/** The tuned points that the optimizers of a study take, of the tunings that its problems name. */
final class StudyTunings {

    private final Catalog catalog;
    private final String source;
    private final StudySelection selection;
    /** What has been read so far. */
    private final Map<String, TunedPoints> tunings = new HashMap<>();

    StudyTunings(Catalog catalog, String source, StudySelection selection) {
        this.catalog = catalog;
        this.source = source;
        this.selection = selection;
    }

    /** Whether the search of an optimizer left no point, as all of its runs failed, while those of others have left some. */
    boolean hasNoPoint(@Nullable String tuning, OptimizerItem optimizer) {
        OptimizerEntry<?, ?> entry = tunedAs(optimizer);
        if (tuning == null || entry.searchSpace().isEmpty() || selection.isAdded(optimizer)) {
            return false;
        }
        TunedPoints points = tunings.computeIfAbsent(tuning, TunedPoints::new);
        return points.haveAny() && points.of(entry).isEmpty();
    }

    private OptimizerEntry<?, ?> tunedAs(OptimizerItem optimizer) {
        return catalog.optimizer(optimizer.tunedAs() == null ? optimizer.optimizer() : optimizer.tunedAs());
    }

    /** The points of an optimizer, one of each search of a tuning; none if it has none to take. */
    List<TunedPoint> points(@Nullable String tuning, ProblemItem problem, OptimizerItem optimizer) {
        OptimizerEntry<?, ?> entry = tunedAs(optimizer);
        if (tuning == null || entry.searchSpace().isEmpty()) {
            return List.of();
        }
        TunedPoints points = tunings.computeIfAbsent(tuning, TunedPoints::new);
        List<TunedPoint> tuned = points.of(entry);
        if (tuned.isEmpty() && !selection.isAdded(optimizer)) {
            throw new UsageException(source + ": " + entry.name() + " is not tuned on " + problem.name() + " yet, "
                    + points.howToMake(entry));
        }
        return tuned;
    }
}
