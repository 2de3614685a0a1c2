package org.lodo.bench.document;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * The blocks of a document as a tree of commonmark: blocks with Markdown are parsed, and tables, figures, folds and
 * preformatted texts are nodes of their own.
 */
final class HtmlNodes {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private HtmlNodes() {}

    /** A block that {@link HtmlBlockRenderer} renders. */
    static final class BlockNode extends CustomBlock {
        private final Block block;

        BlockNode(Block block) {
            this.block = block;
        }

        Block block() {
            return block;
        }
    }

    static Node of(List<Block> blocks) {
        Node root = new org.commonmark.node.Document();
        append(root, blocks);
        return root;
    }

    private static void append(Node parent, List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Fold fold) {
                BlockNode node = new BlockNode(fold);
                append(node, fold.blocks());
                parent.appendChild(node);
            } else if (block instanceof Block.Picture picture) {
                if (picture.figure().isOnPage()) {
                    parent.appendChild(new BlockNode(picture));
                }
            } else if (block instanceof Block.Data
                    || block instanceof Block.Barred
                    || block instanceof Block.Widget
                    || block instanceof Block.Preformatted
                    || block instanceof Block.References) {
                parent.appendChild(new BlockNode(block));
            } else {
                appendParsed(parent, MarkdownRenderer.text(block));
            }
        }
    }

    private static void appendParsed(Node parent, String markdown) {
        Node parsed = PARSER.parse(markdown);
        while (parsed.getFirstChild() != null) {
            parent.appendChild(parsed.getFirstChild());
        }
    }
}
