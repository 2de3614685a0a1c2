package org.lodo.engine.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ParameterFile;
import org.lodo.engine.io.TextFile;
import org.lodo.engine.run.Sha256;
import org.lodo.engine.study.Study;

/**
 * The outcomes of runs when a change was last accepted. A folder with {@code study.json}, what was run; {@code runs.jsonl}, a
 * line of JSON for each run; {@code curves/<problem>/<optimizer>.losses}, all losses of the run with the first seed as a
 * {@link ParameterFile}; and {@code CHANGES.md}, whose entries say when and why it was changed. The last entry has the seal,
 * a digest of study and runs; curves are checked against the digests of their runs.
 */
public final class Baseline {

    private static final Pattern SEAL = Pattern.compile("^Seal: `([0-9a-f]{64})`$", Pattern.MULTILINE);

    private static final String TITLE = "# Changes of the baseline";

    private static final int LARGEST = 1 << 28;

    private final Path folder;
    private final Study study;
    private final boolean sealed;
    private final Map<Key, BaselineRun> runs;

    /** What identifies a run. */
    private record Key(String problem, String optimizer, long seed) {}

    private Baseline(Path folder, Study study, List<BaselineRun> runs, boolean sealed) {
        this.folder = folder;
        this.study = study;
        this.sealed = sealed;
        this.runs = new LinkedHashMap<>();
        runs.forEach(run -> this.runs.put(new Key(run.problem(), run.optimizer(), run.seed()), run));
    }

    /**
     * @param folder a folder
     * @return whether it has a baseline
     */
    public static boolean isIn(Path folder) {
        return Files.exists(studyFile(folder)) && Files.exists(runsFile(folder));
    }

    /**
     * Refuses a folder in which a new baseline would replace something else.
     *
     * @param folder where a baseline is to be written
     * @throws UsageException if it has files of these names that are of no baseline
     * @throws IOException if they cannot be read
     */
    public static void requireOwn(Path folder) throws IOException {
        // The entry is written first, so a baseline is never without.
        boolean isOwn = changes(folder).startsWith(TITLE);
        Optional<Path> foreign = Stream.of(changesFile(folder), studyFile(folder), runsFile(folder))
                .filter(Files::exists)
                .findFirst();
        if (!isOwn && foreign.isPresent()) {
            throw new UsageException("baseline folder '" + folder + "' holds "
                    + foreign.get().getFileName()
                    + ", which is of no baseline; choose another with --baseline");
        }
    }

    /**
     * The baseline of a study.
     *
     * @param folder what {@link Acceptance#write} wrote
     * @param study what is checked
     * @return the baseline
     * @throws UsageException if there is none, it is damaged, or that of a study of another name
     * @throws IOException if it cannot be read
     */
    public static Baseline read(Path folder, Study study) throws IOException {
        Baseline baseline = read(folder);
        if (!baseline.study().name().equals(study.name())) {
            throw new UsageException("baseline folder '" + folder + "' holds that of the study "
                    + baseline.study().name() + ": must hold that of " + study.name()
                    + " or none; choose another with --baseline");
        }
        return baseline;
    }

    /**
     * The baseline in a folder.
     *
     * @param folder what {@link Acceptance#write} wrote
     * @return the baseline
     * @throws UsageException if there is none, or it is damaged; the message names the file and what to do
     * @throws IOException if it cannot be read
     */
    public static Baseline read(Path folder) throws IOException {
        if (!isIn(folder)) {
            throw new UsageException("baseline folder '" + folder
                    + "': must hold study.json and runs.jsonl; name the folder that does with --baseline, or make one with"
                    + " check --accept \"why\"");
        }
        String studyText = text(studyFile(folder));
        String runsText = text(runsFile(folder));
        List<BaselineRun> runs = new ArrayList<>();
        for (String line : runsText.lines().toList()) {
            runs.add(parse(runsFile(folder), ", line " + (runs.size() + 1), line, BaselineRun.class));
        }
        Study study = parse(studyFile(folder), "", studyText, Study.class);
        boolean sealed = seal(studyText, runsText).equals(lastSeal(changes(folder)));
        return new Baseline(folder, study, runs, sealed);
    }

    /**
     * Replaces a baseline, the entry first: a process that dies halfway leaves an entry that the baseline does not match, which
     * the next check reports.
     */
    static void write(Regression regression, String entry, Path folder) throws IOException {
        String study = Json.pretty(regression.study());
        StringBuilder runs = new StringBuilder();
        regression.runs().forEach(run -> runs.append(Json.compact(run)).append('\n'));
        String before = changes(folder);
        String head = before.isEmpty() ? TITLE + "\n" : before;
        AtomicFiles.write(
                changesFile(folder),
                head + "\n" + entry.strip() + "\n\nSeal: `" + seal(study, runs.toString()) + "`\n");
        for (Study.Cell cell : regression.study().cells()) {
            ParameterFile.write(
                    curveFile(folder, cell.problem().label(), cell.optimizer().label()), regression.curve(cell));
        }
        AtomicFiles.write(studyFile(folder), study);
        AtomicFiles.write(runsFile(folder), runs.toString());
    }

    /**
     * @return what was run
     */
    public Study study() {
        return study;
    }

    /**
     * @return whether the last entry of {@code CHANGES.md} is about this content
     */
    public boolean isSealed() {
        return sealed;
    }

    /**
     * Curves that are missing or are not those of their runs. A check passes without them, but could not tell where a loss
     * begins to differ.
     *
     * @return their files
     */
    public List<Path> damagedCurves() {
        return study.cells().stream()
                .map(cell -> run(
                        cell.problem().label(),
                        cell.optimizer().label(),
                        study.seeds().get(0)))
                .flatMap(Optional::stream)
                .filter(run -> curve(run).isEmpty())
                .map(run -> curveFile(folder, run.problem(), run.optimizer()))
                .toList();
    }

    /** The outcome of a run; empty if the baseline does not have it. */
    Optional<BaselineRun> run(String problem, String optimizer, long seed) {
        return Optional.ofNullable(runs.get(new Key(problem, optimizer, seed)));
    }

    /** The losses of all fresh evaluations of a run with the first seed; empty if the file is missing or changed. */
    Optional<double[]> curve(BaselineRun run) {
        try {
            double[] losses = ParameterFile.read(curveFile(folder, run.problem(), run.optimizer()));
            return Optional.of(losses).filter(found -> Sha256.of(found).equals(run.digest()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static <T> T parse(Path file, String line, String text, Class<T> type) {
        try {
            return Json.parse(text, type);
        } catch (DamagedException e) {
            throw damaged(file + line, e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return TextFile.read(file, LARGEST);
        } catch (DamagedException e) {
            throw damaged(file.toString(), e);
        }
    }

    private static UsageException damaged(String place, DamagedException e) {
        return new UsageException(
                place + ": must be as written by check --accept, but is damaged: " + e.reason()
                        + "; restore the file, or delete the baseline's folder and accept again",
                e);
    }

    private static String seal(String study, String runs) {
        return Sha256.of(study + "\n" + runs);
    }

    private static String lastSeal(String changes) {
        String last = "";
        Matcher seals = SEAL.matcher(changes);
        while (seals.find()) {
            last = seals.group(1);
        }
        return last;
    }

    private static String changes(Path folder) throws IOException {
        return Files.exists(changesFile(folder)) ? text(changesFile(folder)) : "";
    }

    private static Path studyFile(Path folder) {
        return folder.resolve("study.json");
    }

    private static Path runsFile(Path folder) {
        return folder.resolve("runs.jsonl");
    }

    /**
     * @param folder the folder of a baseline
     * @return the file that says when and why it was changed
     */
    public static Path changesFile(Path folder) {
        return folder.resolve("CHANGES.md");
    }

    private static Path curveFile(Path folder, String problem, String optimizer) {
        return folder.resolve("curves").resolve(problem).resolve(optimizer + ".losses");
    }
}
