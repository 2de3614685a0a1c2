package org.lodo.engine.tune;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Makes the runs of a search, or knows them. A search is a sequence of such batches; what the next one has is decided by the
 * outcomes of those before and by nothing else.
 */
@FunctionalInterface
interface TrialSource {

    /**
     * Makes a batch of runs that do not depend on each other.
     *
     * @param round number of the batch, from 0
     * @param steps how many steps each run makes, or how many evaluations, see {@link SuccessiveHalving#countsEvaluations}
     * @param seeds their seeds
     * @param points their hyper-parameters, as many
     * @return their outcomes, in the same order
     * @throws IOException if one cannot be stored
     */
    List<Trial> run(int round, long steps, List<Long> seeds, List<Map<String, Double>> points) throws IOException;
}
