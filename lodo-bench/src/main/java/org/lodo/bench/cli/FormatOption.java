package org.lodo.bench.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lodo.bench.table.TableFormat;
import picocli.CommandLine.Option;

/** The option for exports of a report, shared by the verbs that write reports. */
final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT,…",
            description =
                    "Also writes every table into tables/ as csv, json or latex; with csv, the curves of the plots into curves/.")
    private List<String> formats = List.of();

    Set<TableFormat> checked() {
        Set<TableFormat> chosen = new LinkedHashSet<>();
        CommaList.parse("--format", formats).forEach(name -> chosen.add(TableFormat.of(name)));
        return chosen;
    }
}
