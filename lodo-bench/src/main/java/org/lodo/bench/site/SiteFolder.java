package org.lodo.bench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.study.OutputFolder;

/**
 * The folder of a site. Its list of files is what makes it the suite's: a folder with anything else is never written to, and a
 * new site deletes what the list has, nothing more.
 */
final class SiteFolder {

    private static final String LIST = "site.json";

    /** The lock of whoever writes, which is no content. */
    private static final String LOCK = ".lodo-lock";

    private final Path path;
    private final Set<String> files = new TreeSet<>();

    private SiteFolder(Path path) {
        this.path = path;
    }

    /** What a site has, without the list itself. */
    private record Content(List<String> files) {

        /** Checks that what was read from a file is complete. */
        Content {
            files = List.copyOf(Objects.requireNonNull(files, "files"));
        }
    }

    /**
     * @param path where a site is to be
     * @return the folder, which can be written to
     * @throws UsageException if it has files of other origin, or cannot be written to
     */
    static SiteFolder of(Path path) {
        requireOwn(path);
        OutputFolder.writable(path);
        return new SiteFolder(path);
    }

    private static void requireOwn(Path path) {
        if (!Files.isDirectory(path)) {
            // What is no folder is refused where it is tried to write to it.
            return;
        }
        Set<String> listed = listed(path);
        try (Stream<Path> all = Files.walk(path)) {
            all.filter(file -> !Files.isDirectory(file))
                    .map(file -> name(path, file))
                    .filter(name -> !name.equals(LOCK) && !name.equals(LIST) && !listed.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UsageException("output folder '" + path + "' holds " + name
                                + ", which is of no site: must be empty or hold a site; choose another with --out");
                    });
        } catch (IOException e) {
            throw new UsageException("output folder '" + path + "': must be a folder that can be read", e);
        }
    }

    private static Set<String> listed(Path path) {
        Path list = path.resolve(LIST);
        if (!Files.exists(list)) {
            return Set.of();
        }
        try {
            return Set.copyOf(SealedJson.read(list, Content.class).files());
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    "output folder '" + path + "' holds a " + LIST
                            + " that is not as 'site' wrote it: delete the folder, or choose another with --out",
                    e);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    Path path() {
        return path;
    }

    /** Deletes the former site, file by file, and the folders that this leaves empty. */
    void clear() throws IOException {
        // Somebody may have come between the look and the lock.
        requireOwn(path);
        for (String file : listed(path)) {
            Path old = path.resolve(file).normalize();
            if (old.startsWith(path)) {
                Files.deleteIfExists(old);
            }
        }
        Files.deleteIfExists(path.resolve(LIST));
    }

    void write(Path file, String text) throws IOException {
        AtomicFiles.write(at(file), text);
    }

    void copy(Path source, Path file) throws IOException {
        AtomicFiles.write(at(file), Files.readAllBytes(source));
    }

    private Path at(Path file) {
        Path target = path.resolve(file);
        files.add(name(path, target));
        return target;
    }

    boolean has(Path file) {
        return files.contains(file.toString().replace('\\', '/'));
    }

    /** Adds what another tool has written into a folder of the site. */
    void add(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(path.resolve(folder))) {
            all.filter(file -> !Files.isDirectory(file)).forEach(file -> files.add(name(path, file)));
        }
    }

    /** Writes the list, when all is there. */
    int close() throws IOException {
        AtomicFiles.write(path.resolve(LIST), SealedJson.pretty(new Content(List.copyOf(files))));
        return files.size();
    }
}
