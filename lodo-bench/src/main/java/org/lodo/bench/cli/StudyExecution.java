package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.progress.ExpectedCosts;
import org.lodo.bench.progress.StoredCosts;
import org.lodo.bench.progress.TimeLeft;
import org.lodo.bench.progress.TriedCosts;
import org.lodo.bench.report.ReportWriter;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.StopRequest;
import org.lodo.engine.run.StoppedException;
import org.lodo.engine.shard.Shard;
import org.lodo.engine.study.StoredStudy;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.study.StudyRunner;
import org.lodo.engine.study.StudyVerdicts;
import picocli.CommandLine.Model.CommandSpec;

/** Makes runs of a study in its folder, all of them or a part, and shows how far it has come and what came out. */
final class StudyExecution {

    /** The estimated time from which it is printed before the runs. */
    private static final double LONG_SECONDS = 60;

    /** How long the cheap steps of each cell are tried. */
    private static final double TRIAL_SECONDS = 0.03;

    private static final double REPORT_SECONDS_OF_CELL = 0.1;

    private static final double REPORT_SECONDS = 5;

    private final CommandSpec spec;
    private final Catalog catalog;
    private final StoredStudy stored;
    private final StudyFolder folder;
    private final Study study;
    private final int threads;
    private final ExpectedCosts costs;
    private final StudyRunner runner;
    private final StopRequest stop;

    /**
     * @param spec the command
     * @param catalog where names are looked up
     * @param stored what is run, with the environment that runs it
     * @param folder where results go
     */
    StudyExecution(CommandSpec spec, Catalog catalog, StoredStudy stored, StudyFolder folder) {
        this(spec, catalog, stored, folder, new StopRequest());
    }

    /** With a request to stop that the stages of a study have in common. */
    StudyExecution(CommandSpec spec, Catalog catalog, StoredStudy stored, StudyFolder folder, StopRequest stop) {
        this.spec = spec;
        this.catalog = catalog;
        this.stored = stored;
        this.folder = folder;
        this.stop = stop;
        study = stored.study();
        threads = stored.environment().threads();
        Runner runs = new Runner(catalog);
        costs = StoredCosts.in(folder).orElse(new TriedCosts(runs, threads, TRIAL_SECONDS, study::timeout));
        runner = new StudyRunner(runs, folder.runs(), stored.environment(), threads).stoppingAt(stop);
    }

    /**
     * All runs and, unless another stage must follow, the report; on a cluster unless it is null.
     *
     * @param isLast whether no stage can follow
     * @return the exit code; nothing if another stage must follow
     */
    OptionalInt whole(@Nullable RemoteRunner cluster, boolean isLast) throws IOException {
        folder.describe(stored);
        Part part = new Part(
                study.name(),
                cluster == null ? runner : runner.on(cluster, run -> costs.seconds(run, false)),
                study.runs().toList(),
                cluster == null ? threads : cluster.atOnce(),
                cluster == null);
        double report = REPORT_SECONDS_OF_CELL * study.cells().size();
        Optional<List<Block>> shown = part.during("the report", report, progress -> {
            List<RunResult> made = part.studies().run(study, part.missing(), progress);
            StudyResults results = new StudyResults(study, stored.command(), stored.environment(), made);
            List<String> undecided = isLast ? List.of() : StudyVerdicts.undecided(results);
            if (!undecided.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                Locale.ROOT,
                                "%s: undecided after %d seeds, so that more are added: %s%n",
                                study.name(),
                                study.seeds().size(),
                                String.join(", ", undecided));
                return Optional.empty();
            }
            return Optional.of(ReportWriter.write(catalog, results, Set.of(), folder));
        });
        if (shown == null) {
            return OptionalInt.of(CommandLines.STOPPED);
        }
        if (shown.isEmpty()) {
            return OptionalInt.empty();
        }
        Console.show(shown.get(), folder.report(), spec);
        return OptionalInt.of(CommandLines.DONE);
    }

    /** The runs of a shard, in a folder that describes the study already. */
    int share(Shard shard, List<RunSpec> share) throws IOException {
        String name = "shard " + shard.text();
        Part part = new Part(study.name() + ", " + name, runner.unclocked(), share, threads, true);
        return made(
                part,
                name,
                "when all " + shard.of() + " shards have ended, merge their folders: "
                        + Invocation.of(List.of("merge", folder.path().toString())));
    }

    /** All runs, none of them timed, for another report than that of the study; null if they were stopped. */
    @Nullable
    List<RunResult> results() throws IOException {
        StudyRunner untimed = runner.unclocked();
        Part part = new Part(study.name(), untimed, study.runs().toList(), threads, true);
        return part.during(
                "the report", REPORT_SECONDS, progress -> part.studies().run(study, part.missing(), progress));
    }

    /** The runs that are timed. */
    int timing() throws IOException {
        if (!isDescribed()) {
            folder.describe(stored);
        }
        List<RunSpec> timed =
                study.runs().filter(run -> StudyRunner.isTimed(run, study)).toList();
        Part part = new Part(study.name() + ", timed runs", runner, timed, threads, true);
        return made(
                part,
                "timed runs",
                "for the report with these times: "
                        + Invocation.of(List.of("merge", folder.path().toString())));
    }

    /** Whether the folder holds results of this code for at least these runs, to which times are added. */
    private boolean isDescribed() {
        if (!folder.hasStudy()) {
            return false;
        }
        StoredStudy there = folder.stored();
        return there.study().contains(study)
                && there.environment().codeDigest().equals(stored.environment().codeDigest());
    }

    /** Makes a part of the runs without a report, and says so in a line. */
    private int made(Part part, String what, String next) throws IOException {
        Boolean isMade = part.during("the end", 0, progress -> {
            part.studies().make(study, part.missing(), progress);
            return true;
        });
        if (isMade == null) {
            return CommandLines.STOPPED;
        }
        PrintWriter out = spec.commandLine().getOut();
        int before = part.runs().size() - part.missing().size();
        out.printf(
                Locale.ROOT,
                "%s, %s: %,d of %,d runs made, %,d were stored already; %s%n",
                study.name(),
                what,
                part.missing().size(),
                part.runs().size(),
                before,
                next);
        out.flush();
        return CommandLines.DONE;
    }

    /** What is done with the runs that are missing. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Progress progress) throws IOException;
    }

    /** Runs of the study that are made by this command. */
    private final class Part {
        private final String name;
        private final StudyRunner studies;
        private final List<RunSpec> runs;
        private final List<RunSpec> missing;
        private final int atOnce;
        private final boolean isHere;
        private final PrintWriter err = spec.commandLine().getErr();

        Part(String name, StudyRunner studies, List<RunSpec> runs, int atOnce, boolean isHere) {
            this.name = name;
            this.studies = studies;
            this.runs = runs;
            this.atOnce = atOnce;
            this.isHere = isHere;
            missing = studies.missing(study, runs);
        }

        StudyRunner studies() {
            return studies;
        }

        List<RunSpec> runs() {
            return runs;
        }

        List<RunSpec> missing() {
            return missing;
        }

        /** The result of the work; null if it was stopped. */
        <T> @Nullable T during(String last, double lastSeconds, Work<T> work) throws IOException {
            try (InterruptionNotice notice =
                    InterruptionNotice.ofRuns(err, (long) runs.size() - missing.size(), runs.size())) {
                TimeLeft timeLeft =
                        new TimeLeft(studies.plan(study, missing), costs, last, lastSeconds, System::nanoTime);
                announce(timeLeft.now().leftSeconds());
                Termination.Work<T> shown = () ->
                        ConsoleProgress.during(name, timeLeft::now, err, () -> work.with(notice.counting(timeLeft)));
                try {
                    return isHere ? new Termination(stop, err, notice::state).during(shown) : shown.run();
                } catch (StoppedException e) {
                    err.println("lodo: stopped by SIGTERM; " + notice.state());
                    err.flush();
                    return null;
                }
            }
        }

        /** Prints what is to be done and, if it is long, the estimated time. */
        private void announce(double seconds) {
            if (missing.isEmpty()) {
                err.println(name + ": all runs are stored already");
                return;
            }
            int there = runs.size() - missing.size();
            String already = there == 0 ? "" : ", " + there + " of them stored already";
            String time = seconds < LONG_SECONDS
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "; will take about %s on %d %s",
                            ProgressLine.duration(seconds),
                            atOnce,
                            atOnce == 1 ? "thread" : "threads");
            err.printf(
                    Locale.ROOT,
                    "%s: %,d %s of up to %,d steps%s%s%n",
                    name,
                    runs.size(),
                    runs.size() == 1 ? "run" : "runs",
                    runs.stream().mapToLong(RunSpec::steps).max().orElse(0),
                    already,
                    time);
        }
    }
}
