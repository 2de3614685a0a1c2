package org.lodo.bench.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fenced block of a document that readers follow.
 *
 * @param kind what a reader does with it
 * @param file the file that the paragraph before the block names last before its colon, such as {@code `tutorial/Train.java`:};
 *     empty if none
 * @param text the lines between the fences
 */
record GuideStep(Kind kind, String file, String text) {

    /** What a block is, by its language and the paragraph before it. */
    enum Kind {
        /** No language: commands, a line each unless it ends in a backslash. */
        COMMANDS,
        /** {@code text}: what the last command has printed. */
        OUTPUT,
        /** {@code java} or {@code yaml} after the name of a file: the whole file. */
        FILE,
        /** {@code diff} after the name of a file: a change of it. */
        CHANGE,
        /** {@code markdown} after the name of a file: lines that are in it. */
        EXCERPT,
        /** {@code yaml} for another program: a command that has been run before. */
        QUOTE
    }

    private static final String FENCE = "```";

    private static final Pattern NAMED = Pattern.compile(".*`([^`\\s]+/[^`\\s]+\\.\\w+)`[^`]*:");

    /** All blocks of a document in their order. */
    static List<GuideStep> of(String markdown) {
        List<GuideStep> steps = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean isOver = false;
        Iterator<String> lines = markdown.lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(FENCE)) {
                Matcher named = NAMED.matcher(paragraph.toString().strip());
                String file = named.matches() ? named.group(1) : "";
                steps.add(new GuideStep(kind(line.substring(FENCE.length()), !file.isEmpty()), file, block(lines)));
                paragraph.setLength(0);
                isOver = false;
            } else if (line.isBlank()) {
                isOver = true;
            } else {
                paragraph
                        .delete(0, isOver ? paragraph.length() : 0)
                        .append(line)
                        .append(' ');
                isOver = false;
            }
        }
        return steps;
    }

    private static String block(Iterator<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line = lines.next(); !line.equals(FENCE); line = lines.next()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static Kind kind(String language, boolean isNamed) {
        return switch (language) {
            case "" -> Kind.COMMANDS;
            case "text" -> Kind.OUTPUT;
            case "diff" -> Kind.CHANGE;
            case "markdown" -> Kind.EXCERPT;
            case "java", "yaml" -> isNamed ? Kind.FILE : Kind.QUOTE;
            default -> throw new AssertionError("```" + language + ": must be of a kind that this test can check");
        };
    }

    /** The commands of the block, without remarks. */
    List<String> commands() {
        return text.replaceAll("\\\\\n\\s*", "")
                .lines()
                .map(line -> line.replaceAll("\\s+# .*", ""))
                .toList();
    }
}
