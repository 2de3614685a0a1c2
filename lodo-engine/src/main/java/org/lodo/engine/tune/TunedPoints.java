package org.lodo.engine.tune;

import java.nio.file.Path;
import java.util.Optional;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Project;

/** The tuned points that a problem of a study names. */
public final class TunedPoints {

    private final String tuning;
    private final TuningFolder folder;

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
     * The point of an optimizer.
     *
     * @param optimizer an optimizer
     * @return its point, whose settings are all known and allowed; empty if it has none
     * @throws UsageException if the file is damaged, or that of another optimizer
     */
    public Optional<TunedPoint> of(OptimizerEntry<?, ?> optimizer) {
        if (!folder.hasPoint(optimizer.name())) {
            return Optional.empty();
        }
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
        return Optional.of(point);
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
