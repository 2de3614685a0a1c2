package org.lodo.bench.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lodo.bench.table.ReportTable;

/**
 * A report as a list of blocks, from which Markdown, page and exports are rendered. Names of tables are unique: a number is
 * appended to a name that an earlier table has.
 *
 * @param title the title, in one line
 * @param blocks the blocks, from top to bottom
 */
public record Document(String title, List<Block> blocks) {

    /** Copies the list and makes the names of tables unique. */
    public Document {
        blocks = withUniqueTableNames(blocks, new HashSet<>());
    }

    private static List<Block> withUniqueTableNames(List<Block> blocks, Set<String> names) {
        List<Block> renamed = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Data data) {
                renamed.add(new Block.Data(renamed(data.table(), names)));
            } else if (block instanceof Block.Barred barred) {
                renamed.add(new Block.Barred(renamed(barred.table(), names), barred.column(), barred.bars()));
            } else if (block instanceof Block.Widget widget) {
                renamed.add(new Block.Widget(widget.name(), renamed(widget.table(), names), widget.data()));
            } else if (block instanceof Block.Fold fold) {
                renamed.add(new Block.Fold(fold.summary(), withUniqueTableNames(fold.blocks(), names)));
            } else {
                renamed.add(block);
            }
        }
        return List.copyOf(renamed);
    }

    private static ReportTable renamed(ReportTable table, Set<String> names) {
        String name = table.name();
        for (int number = 2; !names.add(name); number++) {
            name = table.name() + "-" + number;
        }
        return table.named(name);
    }

    /**
     * @return all tables, from top to bottom
     */
    public List<ReportTable> tables() {
        return all(blocks).flatMap(Document::table).toList();
    }

    private static Stream<ReportTable> table(Block block) {
        if (block instanceof Block.Data data) {
            return Stream.of(data.table());
        }
        if (block instanceof Block.Barred barred) {
            return Stream.of(barred.table());
        }
        return block instanceof Block.Widget widget ? Stream.of(widget.table()) : Stream.empty();
    }

    /**
     * @return all figures, from top to bottom, each once
     */
    public List<Figure> figures() {
        return all(blocks)
                .flatMap(block -> block instanceof Block.Picture picture ? Stream.of(picture.figure()) : Stream.empty())
                .distinct()
                .toList();
    }

    private static Stream<Block> all(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> block instanceof Block.Fold fold
                        ? Stream.concat(Stream.of(block), all(fold.blocks()))
                        : Stream.of(block));
    }
}
