package org.lodo.bench.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyManifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Costs as an earlier execution of a study measured them, perhaps by other code or on another machine, in proportion to the
 * number of steps.
 */
public final class StoredCosts implements ExpectedCosts {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCosts.class);

    private final Map<List<Object>, double[]> secondsAndSteps = new HashMap<>();

    /**
     * @param manifest the outcome of the runs of an earlier execution
     */
    public StoredCosts(StudyManifest manifest) {
        for (StudyManifest.Run run : manifest.runs()) {
            RunCost cost = run.cost();
            double[] sums = secondsAndSteps.computeIfAbsent(
                    List.of(run.problem(), run.optimizer(), run.exclusive()), missing -> new double[2]);
            sums[0] += cost.seconds() + cost.evaluationSeconds();
            sums[1] += cost.steps();
        }
    }

    /**
     * @param folder a study's folder
     * @return the costs in its manifest; none if it has no manifest that can be read
     */
    public static ExpectedCosts in(StudyFolder folder) {
        if (!Files.exists(folder.manifest())) {
            return (run, exclusive) -> Double.NaN;
        }
        try {
            return new StoredCosts(SealedJson.read(folder.manifest(), StudyManifest.class));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("the manifest tells no costs", e);
            return (run, exclusive) -> Double.NaN;
        }
    }

    @Override
    public double seconds(RunSpec run, boolean exclusive) {
        double[] sums = secondsAndSteps.get(
                List.of(run.problem().label(), run.optimizer().label(), exclusive));
        return sums == null || sums[1] <= 0 ? Double.NaN : sums[0] / sums[1] * run.steps();
    }
}
