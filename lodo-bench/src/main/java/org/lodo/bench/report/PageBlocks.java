package org.lodo.bench.report;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Paragraph;
import org.lodo.bench.table.ReportTable;

/** Puts the report's own tables and figures in the places that they have in its Markdown. */
final class PageBlocks extends AbstractVisitor {

    private final Map<String, Figure> figures = new HashMap<>();
    private final Iterator<ReportTable> tables;

    PageBlocks(List<Figure> figures, List<ReportTable> tables) {
        figures.forEach(figure -> this.figures.put(figure.file(), figure));
        this.tables = tables.iterator();
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
        boolean isPicture =
                paragraph.getFirstChild() instanceof Image && paragraph.getFirstChild() == paragraph.getLastChild();
        Figure figure = isPicture ? figures.get(((Image) paragraph.getFirstChild()).getDestination()) : null;
        if (figure != null) {
            if (figure.isOnPage()) {
                paragraph.insertBefore(new FigureBlock(figure));
            }
            paragraph.unlink();
        }
    }

    /** All tables of a report are written by way of {@link MarkdownText#table}, which keeps them in their order. */
    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            block.insertBefore(new DataBlock(tables.next()));
            block.unlink();
        }
    }
}
