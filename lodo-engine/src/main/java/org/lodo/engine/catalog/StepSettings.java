package org.lodo.engine.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lodo.objective.Sample;
import org.lodo.optimizer.GradientClipping;
import org.lodo.optimizer.LearningRateSchedule;
import org.lodo.optimizer.LearningRateSchedule.Form;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.ScheduledOptimizer;
import org.lodo.validation.Require;

/**
 * Settings that change the steps of any optimizer with a learning rate: its schedule, decoupled weight decay, and clipping of
 * gradients. The defaults change nothing, not even a bit.
 *
 * @param schedule what follows the warm-up
 * @param warmup steps in which the learning rate rises linearly
 * @param halfTime of an inverse schedule: after how many steps the rate is halved
 * @param decoupledDecay w: each step takes the share η w from x, with η as scheduled
 * @param clipNorm the norm to which longer gradients are scaled; infinite: none is
 */
record StepSettings(Form schedule, long warmup, long halfTime, double decoupledDecay, double clipNorm) {

    private static final StepSettings DEFAULTS = new StepSettings(Form.CONSTANT, 0, 1000, 0, Double.POSITIVE_INFINITY);

    /** The setting of an optimizer that decoupled weight decay is in proportion to. */
    private static final String LEARNING_RATE = "learningRate";

    StepSettings {
        // The number of steps is checked when the run is known.
        new LearningRateSchedule(Form.CONSTANT, warmup, 1, halfTime);
        Require.nonNegative("decoupledDecay", decoupledDecay);
        Require.positiveLimit("clipNorm", clipNorm);
    }

    static Map<String, Object> defaults() {
        return Settings.toMap(DEFAULTS);
    }

    /**
     * Those of the given settings that are step settings.
     *
     * @throws UsageException if a value is not allowed
     */
    static StepSettings of(String owner, Map<String, ?> given) {
        Map<String, Object> ours = new LinkedHashMap<>(given);
        ours.keySet().retainAll(defaults().keySet());
        return Settings.override(owner, DEFAULTS, ours);
    }

    /** The given settings without step settings. */
    static Map<String, Object> without(Map<String, ?> given) {
        Map<String, Object> others = new LinkedHashMap<>(given);
        others.keySet().removeAll(defaults().keySet());
        return others;
    }

    /** What differs from the defaults, so that runs without step settings are described as before there were any. */
    Map<String, Object> written() {
        Map<String, Object> written = Settings.toMap(this);
        defaults().forEach((name, value) -> written.remove(name, value));
        return written;
    }

    /**
     * @param owner name of the optimizer, for messages
     * @param optimizer takes the steps
     * @param settings its own settings
     * @param run the run that it was created for
     * @return the optimizer itself if these are the defaults
     * @throws UsageException if the schedule does not fit into the run, or the optimizer has no learning rate to decay by
     */
    Optimizer<Sample> applyTo(String owner, Optimizer<Sample> optimizer, Map<String, ?> settings, OptimizerRun run) {
        try {
            LearningRateSchedule form = new LearningRateSchedule(schedule, warmup, run.steps(), halfTime);
            Optimizer<Sample> clipped =
                    clipNorm < Double.POSITIVE_INFINITY ? new GradientClipping(optimizer, clipNorm) : optimizer;
            return form.isConstant() && decoupledDecay == 0
                    ? clipped
                    : new ScheduledOptimizer(run.dimension(), clipped, form, decay(settings));
        } catch (IllegalArgumentException e) {
            throw new UsageException(owner + ": " + e.getMessage(), e);
        }
    }

    private double decay(Map<String, ?> settings) {
        if (decoupledDecay == 0) {
            return 0;
        }
        if (!(settings.get(LEARNING_RATE) instanceof Number rate)) {
            throw new IllegalArgumentException("decoupledDecay = " + decoupledDecay + ": must be 0 without a "
                    + LEARNING_RATE + ", which it is in proportion to");
        }
        return decoupledDecay * rate.doubleValue();
    }
}
