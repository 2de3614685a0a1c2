package org.lodo.engine.yaml;

import java.io.StringReader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Refuses, by name and line, what YAML has beyond keys, lists, texts and decimal numbers: a reader that passes over it would
 * take an alias for a text, and two versions of YAML read 010 as two numbers.
 */
final class YamlScan {

    private static final int DEEPEST = 32;

    /** Octal with a leading zero, hexadecimal, binary, and base 60, as in YAML 1.1. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[-+]?(0[0-9_]+|0[xXoObB][0-9a-fA-F_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?)");

    private final String source;
    private int depth;
    private int documents;

    private YamlScan(String source) {
        this.source = source;
    }

    /**
     * @param source where the text is from, for messages
     * @param text YAML
     * @throws UsageException if it has anything that studies must not have, or is not well formed
     */
    static void check(String source, String text) {
        YamlScan scan = new YamlScan(source);
        try {
            new Yaml(new LoaderOptions()).parse(new StringReader(text)).forEach(scan::check);
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : ", line " + (e.getProblemMark().getLine() + 1);
            throw new UsageException(source + line + ": " + e.getProblem(), e);
        } catch (ReaderException e) {
            long line = 1
                    + text.substring(0, Math.min(text.length(), e.getPosition()))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new UsageException(source + ", line " + line + ": " + character(e.getCodePoint()), e);
        }
    }

    private void check(Event event) {
        if (event instanceof DocumentStartEvent) {
            documents++;
            require(documents == 1, event, "must be one document, but a second begins");
        }
        if (event instanceof AliasEvent alias) {
            throw refused(event, "alias *" + alias.getAnchor() + instead("the value"));
        }
        if (event instanceof NodeEvent node) {
            require(node.getAnchor() == null, event, "anchor &" + node.getAnchor() + instead("the value"));
        }
        if (event instanceof CollectionStartEvent start) {
            requireNoTag(event, start.getTag());
            depth++;
            require(depth <= DEEPEST, event, "must be nested at most " + DEEPEST + " deep");
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        } else if (event instanceof ScalarEvent scalar) {
            check(scalar);
        }
    }

    private void check(ScalarEvent scalar) {
        requireNoTag(scalar, scalar.getTag());
        String value = scalar.getValue();
        value.chars().filter(c -> c < ' ' && c != '\n' && c != '\t').findFirst().ifPresent(c -> {
            throw refused(scalar, character(c));
        });
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return;
        }
        require(!value.equals("<<"), scalar, "merge key <<" + instead("the keys"));
        require(
                !AMBIGUOUS.matcher(value).matches(),
                scalar,
                "'" + value + "' is another number in another version of YAML: must be a decimal number without leading"
                        + " zeros, or a text in quotes");
    }

    private void requireNoTag(Event event, @Nullable String tag) {
        require(tag == null, event, "tag " + tag + instead("the value"));
    }

    private void require(boolean holds, Event event, String rule) {
        if (!holds) {
            throw refused(event, rule);
        }
    }

    private UsageException refused(Event event, String rule) {
        return new UsageException(source + ", line " + (event.getStartMark().getLine() + 1) + ": " + rule);
    }

    private static String instead(String what) {
        return ": anchors, aliases, merge keys and tags must not be used, write " + what + " itself";
    }

    private static String character(int code) {
        return String.format("must not contain the character U+%04X", code);
    }
}
