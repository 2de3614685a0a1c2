package org.lodo.engine.stats;

import java.util.LinkedHashMap;
import java.util.Map;

/** Performance profiles (Dolan and Moré, Benchmarking optimization software with performance profiles, 2002). */
public final class PerformanceProfile {

    private PerformanceProfile() {}

    /**
     * For each solver the distribution over instances of the ratio of its cost to the lowest cost of any solver.
     *
     * @param costs for each solver the cost of each instance, positive; infinite if not solved
     * @return for each solver the fraction of instances that it solved within a factor of the best
     */
    public static Map<String, StepFunction> of(Map<String, double[]> costs) {
        Map<String, StepFunction> profiles = new LinkedHashMap<>();
        costs.forEach((solver, own) -> {
            double[] ratios = new double[own.length];
            for (int instance = 0; instance < own.length; instance++) {
                double best = Double.POSITIVE_INFINITY;
                for (double[] ofSolver : costs.values()) {
                    best = Math.min(best, ofSolver[instance]);
                }
                ratios[instance] = Double.isFinite(own[instance]) ? own[instance] / best : Double.POSITIVE_INFINITY;
            }
            profiles.put(solver, StepFunction.of(ratios));
        });
        return profiles;
    }
}
