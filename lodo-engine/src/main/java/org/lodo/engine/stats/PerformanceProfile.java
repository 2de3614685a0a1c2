package org.lodo.engine.stats;

import java.util.LinkedHashMap;
import java.util.Map;

/** Performance profiles (Dolan and Moré, Benchmarking optimization software with performance profiles, 2002). */
public final class PerformanceProfile {

    private PerformanceProfile() {}

    /**
     * For each solver the distribution of its cost over the least cost of any solver, instance by instance.
     *
     * @param costs for each solver what it took to solve each instance, positive; infinite where it did not
     * @return for each solver the share of all instances that it solved within a factor of the best
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
