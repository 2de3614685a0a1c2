package org.lodo.engine.tune;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.Exceeded;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.run.TimeLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outcomes of the runs of a search so far, a sealed line of JSON for each, written as soon as the run ends. A search that was
 * killed resumes from there. Only results of the same code are used. Safe for use by several threads.
 */
final class TrialJournal {

    private static final Logger LOG = LoggerFactory.getLogger(TrialJournal.class);

    private static final String ENDING = ".jsonl";

    private final Path file;
    private final String optimizer;
    private final CodeIdentity code;
    private final String codeDigest;
    private final boolean isWritten;
    private boolean isCodeNoted;
    private final Map<String, Outcome> outcomes = new HashMap<>();

    /** The outcome of a run; the loss is null if it failed, also for want of time or memory, which is then told. */
    record Outcome(
            String codeDigest,
            RunSpec spec,
            @Nullable Double loss,
            @Nullable String failure,
            @JsonAlias("ledger") RunCost cost,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Exceeded exceeded) {

        /** Checks that a line read from a file is complete. */
        Outcome {
            Objects.requireNonNull(codeDigest, "codeDigest");
            Objects.requireNonNull(spec, "spec");
            Objects.requireNonNull(cost, "cost");
        }

        double lossOrInfinity() {
            return loss == null ? Double.POSITIVE_INFINITY : loss;
        }
    }

    /** A line that comes before the first outcome of some code. */
    private record CodeNote(String codeDigest, @Nullable SortedMap<String, String> code) {}

    /**
     * @param file what this process writes
     * @param optimizer the name of the optimizer, with which the journals of shards begin, up to a full stop
     * @param code the code that runs
     */
    TrialJournal(Path file, String optimizer, CodeIdentity code) throws IOException {
        this(file, optimizer, code, true);
    }

    /** What is stored by now, for those who only look: no folder is made, and no line is ended. */
    static TrialJournal reading(Path file, String optimizer, CodeIdentity code) throws IOException {
        return new TrialJournal(file, optimizer, code, false);
    }

    private TrialJournal(Path file, String optimizer, CodeIdentity code, boolean isWritten) throws IOException {
        this.isWritten = isWritten;
        this.file = file;
        this.optimizer = optimizer;
        this.code = code;
        codeDigest = code.digest();
        Path folder = Objects.requireNonNull(file.getParent(), "a journal is in a folder");
        if (isWritten) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file)) {
            load();
        }
        if (Files.isDirectory(folder)) {
            readOthers();
        }
    }

    /** Reads what other shards have written since, of whole lines: the last may be under way. */
    synchronized void readOthers() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path other : files.sorted().toList()) {
                String name = other.getFileName().toString();
                boolean isJournal =
                        name.equals(optimizer + ENDING) || (name.startsWith(optimizer + ".") && name.endsWith(ENDING));
                if (isJournal && !other.getFileName().equals(file.getFileName())) {
                    String text = new String(Files.readAllBytes(other), StandardCharsets.UTF_8);
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(this::readOther);
                }
            }
        }
    }

    private void readOther(String line) {
        try {
            Outcome outcome = SealedJson.parseSealed(line, Outcome.class);
            if (outcome.codeDigest().equals(codeDigest)) {
                outcomes.putIfAbsent(outcome.spec().canonical(), outcome);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("no outcome of another shard: {}", line, e);
        }
    }

    private void load() throws IOException {
        boolean isDamaged = false;
        int outdated = 0;
        Map<String, String> otherCode = Map.of();
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : text.lines().filter(found -> !found.isBlank()).toList()) {
            try {
                CodeNote note = Json.parse(line, CodeNote.class);
                if (note.code() != null) {
                    boolean isOwn = note.codeDigest().equals(codeDigest);
                    isCodeNoted |= isOwn;
                    otherCode = isOwn ? otherCode : note.code();
                    continue;
                }
                if (codeDigest.equals(note.codeDigest())) {
                    Outcome outcome = SealedJson.parseSealed(line, Outcome.class);
                    outcomes.put(outcome.spec().canonical(), outcome);
                } else {
                    outdated++;
                }
            } catch (IOException | RuntimeException e) {
                isDamaged = true;
            }
        }
        if (outdated > 0 && outcomes.isEmpty()) {
            LOG.warn(
                    "{}: {} stored runs are by other code and are repeated: {}",
                    file.getFileName(),
                    outdated,
                    String.join(", ", code.changesSince(otherCode)));
        }
        if (isDamaged) {
            LOG.warn("{} has a damaged or changed line, as a killed process leaves it; its run is repeated", file);
        }
        if (isWritten && !text.endsWith("\n")) {
            write("\n");
        }
    }

    /** An outcome, unless the run would have more of what it had not enough of. */
    synchronized Optional<Outcome> find(RunSpec spec, @Nullable TimeLimit limit) {
        return Optional.ofNullable(outcomes.get(spec.canonical()))
                .filter(found -> found.exceeded() == null || !found.exceeded().isRaised(limit));
    }

    String codeDigest() {
        return codeDigest;
    }

    /** Of a point that the optimizer refuses, which costs nothing and is not stored. */
    Outcome notAllowed(RunSpec spec, UsageException e) {
        RunCost nothing = new RunCost(0, 0, 0, 0, 0, 0, null, 0, 0, 0);
        return new Outcome(codeDigest, spec, null, e.getMessage(), nothing, null);
    }

    synchronized Outcome add(RunResult result) throws IOException {
        Outcome outcome = new Outcome(
                codeDigest,
                result.spec(),
                result.failed() ? null : result.finalLoss(),
                result.failure(),
                result.cost(),
                result.exceeded());
        if (!isCodeNoted) {
            write(Json.compact(new CodeNote(codeDigest, code.parts())) + "\n");
            isCodeNoted = true;
        }
        write(SealedJson.compact(outcome) + "\n");
        outcomes.put(result.spec().canonical(), outcome);
        return outcome;
    }

    private void write(String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw AtomicFiles.naming(file, e);
        }
    }
}
