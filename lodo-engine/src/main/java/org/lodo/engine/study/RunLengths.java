package org.lodo.engine.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.StepCount;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.study.StudyFile.ProblemItem;

/** How long the runs on a problem are and what they measure: as the problem says, or else the study. */
final class RunLengths {

    private final Catalog catalog;
    private final String source;
    private final StudyOptions options;
    private final StudyFile file;

    RunLengths(Catalog catalog, String source, StudyOptions options, StudyFile file) {
        this.catalog = catalog;
        this.source = source;
        this.options = options;
        this.file = file;
    }

    /** The evaluations of a run; with steps on the command line, as many as that, so that both change in proportion. */
    @Nullable
    Long gradients(ProblemItem problem) {
        Long gradients = problem.gradients() != null ? problem.gradients() : file.gradients();
        if (gradients != null && (gradients < 1 || gradients > StepCount.MAX_OF_RUN)) {
            throw new UsageException(
                    source + ": gradients = " + gradients + ": must be from 1 to " + StepCount.MAX_OF_RUN);
        }
        return gradients == null || options.steps() == null ? gradients : options.steps();
    }

    long steps(ProblemItem problem, @Nullable Long gradients) {
        Long given =
                options.steps() != null ? options.steps() : problem.steps() != null ? problem.steps() : file.steps();
        Long steps = given == null ? gradients : given;
        if (steps == null) {
            throw new UsageException(source
                    + ": steps is missing: must be given for the study or for each problem, or gradients instead");
        }
        if (steps < 1) {
            throw new UsageException(source + ": steps = " + steps + ": must be at least 1");
        }
        if (steps > StepCount.MAX_OF_RUN) {
            throw new UsageException(source + ": steps = " + steps + ": must be at most " + StepCount.MAX_OF_RUN);
        }
        return steps;
    }

    @Nullable
    TimeLimit timeout(ProblemItem problem) {
        if (options.timeout() != null) {
            return options.timeout();
        }
        String timeout = problem.timeout() == null ? file.timeout() : problem.timeout();
        try {
            return timeout == null ? null : TimeLimit.parse(timeout);
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }

    List<String> metrics(ProblemItem problem) {
        List<String> metrics = problem.metrics() != null ? problem.metrics() : file.metrics();
        if (metrics == null) {
            return List.of();
        }
        metrics.forEach(catalog::metric);
        return metrics;
    }
}
