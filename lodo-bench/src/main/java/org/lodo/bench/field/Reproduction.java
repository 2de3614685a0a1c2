package org.lodo.bench.field;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.Track;
import org.lodo.parallel.Workers;

/**
 * Whether the code that runs now makes the runs of a field to the same bits, so that new runs can be compared with those that
 * are stored: one optimizer is run again on every untuned problem, with the first seed. Versions of the code may differ all the
 * same, in what does not matter here.
 */
public final class Reproduction {

    /** Cheap optimizers that run on everything, of which the first that the field has is run. */
    private static final List<String> CHEAP = List.of("momentum", "adam", "lodo");

    private final Catalog catalog;
    private final Field field;

    /**
     * @param catalog where names are looked up
     * @param field the field
     */
    public Reproduction(Catalog catalog, Field field) {
        this.catalog = catalog;
        this.field = field;
    }

    /**
     * Makes the runs.
     *
     * @param folder the folder of the field, for the message
     * @param changes what of the code has changed since, in words; empty for nothing
     * @throws UsageException if any run has other losses, or its problem or optimizer is not known any more
     */
    public void require(String folder, List<String> changes) {
        Map<List<Object>, String> digests = field.runs().stream()
                .filter(run -> !run.track().equals("tuned") && !run.track().equals("transferred"))
                .collect(Collectors.toMap(
                        run -> List.of(run.problem(), run.difficulty(), run.optimizer(), run.seed()),
                        FieldRun::digest,
                        (one, other) -> one));
        Runner runner = new Runner(catalog);
        Study study = field.study();
        long seed = study.seeds().get(0);
        for (var problem : study.problems()) {
            List<Study.Cell> cells = study.cellsOn(problem);
            Track track = cells.get(0).track();
            if (track != null && !track.equals(Track.UNTUNED)) {
                continue;
            }
            Study.Cell cell = cheap(cells);
            FieldProblem name = FieldProblem.of(field.rule(), cell);
            String stored = digests.get(
                    List.of(name.label(), name.difficulty(), cell.optimizer().label(), seed));
            RunSpec spec = study.run(cell, seed);
            RunResult now = runner.within(cell.timeout()).run(spec, Workers.serial(), false, steps -> true);
            if (!now.digest().substring(0, FieldRun.DIGITS).equals(stored)) {
                throw new UsageException("'" + folder + "': " + spec.describe()
                        + " has other losses now, so that new runs cannot be compared with those that are stored: must be"
                        + " of the same code" + (changes.isEmpty() ? "" : ", but " + String.join(", ", changes))
                        + "; run the field anew with: run " + study.name());
            }
        }
    }

    private static Study.Cell cheap(List<Study.Cell> cells) {
        return CHEAP.stream()
                .flatMap(name -> cells.stream()
                        .filter(cell -> cell.optimizer().label().equals(name))
                        .limit(1))
                .findFirst()
                .orElse(cells.get(0));
    }
}
