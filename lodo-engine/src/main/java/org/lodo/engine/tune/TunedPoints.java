package org.lodo.engine.tune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Project;

/** The tuned points that a problem of a study names. Each is read once, when it is first asked for. */
public final class TunedPoints {

    private final String tuning;
    private final TuningFolder folder;
    private final Map<String, List<TunedPoint>> known = new HashMap<>();
    private @Nullable List<TuningFolder> searches;

    /**
     * @param tuning the name of a tuning, for its folder among the reports, or the path of a folder
     * @throws UsageException if it has no slash, as a path has, and is no {@linkplain Names#folder name of a folder}
     */
    public TunedPoints(String tuning) {
        this.tuning = tuning;
        folder = new TuningFolder(
                tuning.contains("/") ? Path.of(tuning) : Project.tuned().resolve(Names.folder(tuning)));
    }

    /**
     * The points of an optimizer: one, or one of each of several independent searches.
     *
     * @param optimizer an optimizer
     * @return its points in the order of the searches, whose settings are all known and allowed; empty if it has none
     * @throws UsageException if a file is damaged, or that of another optimizer, or searches of the tuning lack one while others
     *     have one
     */
    public List<TunedPoint> of(OptimizerEntry<?, ?> optimizer) {
        List<TunedPoint> points = known.get(optimizer.name());
        if (points == null) {
            points = List.copyOf(read(searches(), optimizer));
            known.put(optimizer.name(), points);
        }
        return points;
    }

    private List<TuningFolder> searches() {
        List<TuningFolder> found = searches;
        if (found == null) {
            found = folder.searches();
            searches = found;
        }
        return found;
    }

    private List<TunedPoint> read(List<TuningFolder> searches, OptimizerEntry<?, ?> optimizer) {
        if (searches.isEmpty()) {
            return folder.hasPoint(optimizer.name()) ? List.of(read(folder, optimizer)) : List.of();
        }
        if (folder.hasPoint(optimizer.name())) {
            throw new UsageException(folder.pointFile(optimizer.name()) + " and points of several searches in "
                    + searches.get(0).path() + ": must be either the one or the others; delete what you do not want");
        }
        List<TunedPoint> points = new ArrayList<>();
        for (TuningFolder search : searches) {
            if (search.hasPoint(optimizer.name())) {
                points.add(read(search, optimizer));
            }
        }
        if (!points.isEmpty() && points.size() < searches.size()) {
            throw new UsageException("'" + folder.path() + "' has a point of " + optimizer.name() + " from "
                    + points.size() + " of " + searches.size() + " searches: must have one from each; complete it with"
                    + " tune " + tuning + " " + optimizer.name());
        }
        return points;
    }

    /**
     * @return whether any optimizer has a point
     * @throws UsageException if the folder cannot be read
     */
    public boolean haveAny() {
        return !searches().isEmpty() || folder.hasAnyPoint();
    }

    private static TunedPoint read(TuningFolder folder, OptimizerEntry<?, ?> optimizer) {
        Path file = folder.pointFile(optimizer.name());
        TunedPoint point = TunedPoint.read(file);
        if (!point.optimizer().equals(optimizer.name())) {
            throw new UsageException(file + ": optimizer = " + point.optimizer() + ": must be " + optimizer.name());
        }
        try {
            optimizer.resolve(point.settings());
        } catch (UsageException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        }
        return point;
    }

    /**
     * @param optimizer an optimizer without a tuned point
     * @return where its point must be, and how to create it
     */
    public String howToMake(OptimizerEntry<?, ?> optimizer) {
        return "'" + folder.pointFile(optimizer.name()) + "' is missing: create it with tune " + tuning + " "
                + optimizer.name();
    }
}
