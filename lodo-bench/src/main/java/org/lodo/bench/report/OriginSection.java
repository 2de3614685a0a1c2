package org.lodo.bench.report;

import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;

/** Failed runs, and the provenance of all: hyper-parameters, code and machine. */
final class OriginSection {

    private OriginSection() {}

    static List<Block> failures(StudyContext context) {
        List<String> failed = context.results().results().stream()
                .filter(RunResult::failed)
                .map(run -> run.spec().describe() + ": " + run.failure())
                .toList();
        return failed.isEmpty()
                ? List.of()
                : List.of(
                        Block.section("Failed runs"),
                        Block.paragraph("They are counted in the column *failed*; statistics cover the other runs."),
                        new Block.Bullets(failed));
    }

    static List<Block> of(StudyContext context) {
        ReportTable.Builder table = new ReportTable.Builder(
                "hyper-parameters",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.words("problem"),
                        TableColumn.words("hyper-parameters")));
        for (Study.Cell cell : context.study().cells()) {
            Map<String, Object> settings = cell.optimizer().settings();
            table.row(
                    Cell.words(cell.optimizer().label()),
                    Cell.words(cell.problem().label()),
                    Cell.words(settings.isEmpty() ? "none" : SettingsText.of(settings)));
        }
        return List.of(
                Block.section("Hyper-parameters"),
                new Block.Fold("Hyper-parameters of each cell", List.of(Block.table(table.build()))),
                Block.section("Provenance"),
                Block.paragraph(
                        ReportFolder.MADE_BY + "`%s`.",
                        Provenance.command(context.results().command())),
                Block.paragraph(
                        "%1$s\nThe digest of every loss curve is in [%2$s](%2$s).",
                        Provenance.of(context.results().environment()),
                        new StudyFolder(context.folder().path()).manifest().getFileName()));
    }
}
