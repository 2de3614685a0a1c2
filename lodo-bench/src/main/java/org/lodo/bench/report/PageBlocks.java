package org.lodo.bench.report;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.lodo.bench.table.ReportTable;

/** Puts the report's own tables and figures where its text has marks for them. */
final class PageBlocks extends AbstractVisitor {

    private final MarkdownText text;

    PageBlocks(MarkdownText text) {
        this.text = text;
    }

    /** A figure that stands by itself. */
    static final class FigureBlock extends CustomBlock {
        private final Figure figure;

        FigureBlock(Figure figure) {
            this.figure = figure;
        }

        Figure figure() {
            return figure;
        }
    }

    /** A table with the numbers behind it. */
    static final class DataBlock extends CustomBlock {
        private final ReportTable table;

        DataBlock(ReportTable table) {
            this.table = table;
        }

        ReportTable table() {
            return table;
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (!(paragraph.getFirstChild() instanceof Text only) || only != paragraph.getLastChild()) {
            return;
        }
        ReportTable table = text.tablesByMark().get(only.getLiteral());
        Figure figure = text.figuresByMark().get(only.getLiteral());
        if (table != null) {
            paragraph.insertBefore(new DataBlock(table));
            paragraph.unlink();
        } else if (figure != null) {
            if (figure.isOnPage()) {
                paragraph.insertBefore(new FigureBlock(figure));
            }
            paragraph.unlink();
        }
    }
}
