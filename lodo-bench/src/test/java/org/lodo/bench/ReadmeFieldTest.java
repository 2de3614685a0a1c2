package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.MarkdownRenderer;
import org.lodo.bench.field.FieldReport;
import org.lodo.bench.report.FieldWriter;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.study.StudyFolder;

/**
 * What the README says of the field is what the committed data set gives, by the generator of the report. After a change of
 * either it is regenerated with {@code -Dlodo.seal=true}.
 */
class ReadmeFieldTest {

    private static final Path ROOT = Path.of("..");
    private static final String BEGIN = "<!-- field: reports/field -->\n";
    private static final String END = "<!-- end of the field -->\n";
    private static final String PICTURE = "reports/field/plots/targets-untuned.svg";

    @Test
    void theOpeningIsThatOfTheCommittedField() throws IOException {
        Path file = ROOT.resolve("README.md");
        String readme = Files.readString(file);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        Catalog catalog = Catalog.load(ReadmeFieldTest.class.getClassLoader());
        FieldReport report = new FieldReport(FieldWriter.read(catalog, new StudyFolder(ROOT.resolve("reports/field")))
                .field());
        String opening = "\n"
                + MarkdownRenderer.render(List.of(report.opening(), Block.table(report.leaders())))
                + "\n![Share of problems solved by evaluations, untuned](" + PICTURE + ")\n\n";
        if (Boolean.getBoolean("lodo.seal")) {
            Files.writeString(file, readme.substring(0, from) + opening + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to)).isEqualTo(opening);
        }
        assertThat(ROOT.resolve(PICTURE)).isNotEmptyFile();
    }
}
