package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.lodo.bench.catalog.Catalog;
import org.lodo.bench.catalog.UsageException;
import org.lodo.bench.report.CompareReport;
import org.lodo.bench.table.TableFormat;

/** Sets two studies side by side, or two runs of one study. */
final class Comparison {

    private Comparison() {}

    /** Writes the report; the answer is its folder, by default one named after both. */
    static Path write(
            Catalog catalog, String firstStudy, String secondStudy, Path out, String command, Set<TableFormat> formats)
            throws IOException {
        Path first = StoredResults.folder(firstStudy);
        Path second = StoredResults.folder(secondStudy);
        Path folder = out == null
                ? Folders.ofStudy("variants").resolve(name(first, second) + "-against-" + name(second, first))
                : Folders.resolve(out);
        if (Files.exists(folder.resolve("study.json"))) {
            throw new UsageException("output folder '" + folder + "' holds a study: a comparison must go elsewhere");
        }
        Folders.writable(folder);
        CompareReport.write(
                StoredResults.readOutcomes(catalog, first),
                StoredResults.readOutcomes(catalog, second),
                command,
                formats,
                folder);
        return folder;
    }

    /** The name of a study's folder, with that of the folder above if another is called the same. */
    private static String name(Path folder, Path other) {
        String name = String.valueOf(folder.getFileName());
        Path above = folder.getParent();
        return name.equals(String.valueOf(other.getFileName())) && above != null
                ? above.getFileName() + "-" + name
                : name;
    }
}
