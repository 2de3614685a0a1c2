package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.lodo.bench.report.CompareReport;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;

/** Sets two studies side by side, or two runs of one study. */
final class Comparison {

    private Comparison() {}

    /** Writes the report of two studies, by default into a folder named after both, and tells where it is. */
    static void write(
            ExecJava verb,
            List<String> studies,
            PluginOptions plugins,
            FormatOption format,
            Path out,
            PrintWriter console)
            throws IOException {
        Set<TableFormat> formats = format.checked();
        Path first = StoredResults.folder(studies.get(0));
        Path second = StoredResults.folder(studies.get(1));
        Path folder = out == null
                ? Folders.ofStudy("variants").resolve(name(first, second) + "-against-" + name(second, first))
                : Folders.resolve(out);
        if (Files.exists(folder.resolve("study.json"))) {
            throw new UsageException("output folder '" + folder + "' holds a study: a comparison must go elsewhere");
        }
        Folders.writable(folder);
        String command = verb.arguments(studies)
                .option("--plugins", plugins.paths())
                .option("--format", format.names())
                .option("--out", out)
                .toString();
        Catalog catalog = plugins.load().catalog();
        CompareReport.write(
                StoredResults.readOutcomes(catalog, first),
                StoredResults.readOutcomes(catalog, second),
                command,
                formats,
                folder);
        console.println("Report: " + folder.resolve("report.html"));
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
