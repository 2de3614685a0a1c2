package org.lodo.problems.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects the examples of a file in LIBSVM's format. */
final class LibsvmTable {

    private static final int MAX_FEATURES = 100_000;
    private static final int MAX_CLASSES = 100;

    /** What messages quote of a faulty entry. */
    private static final int QUOTED = 40;

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][-+]?+\\d++)?+");
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

    private final String file;
    private final List<int[]> indices = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final List<Double> labels = new ArrayList<>();
    /** Each label's class, once all are known. */
    private final SortedMap<Double, Integer> classes = new TreeMap<>();

    private int features;

    LibsvmTable(String file) {
        this.file = file;
    }

    /**
     * Adds a line.
     *
     * @param number of the line, for messages
     * @param text its text; without an example if it is blank or a comment
     */
    void add(int number, String text) {
        int comment = text.indexOf('#');
        StringTokenizer entries = new StringTokenizer(comment < 0 ? text : text.substring(0, comment), " \t\r");
        if (!entries.hasMoreTokens()) {
            return;
        }
        double label = number(number, "label", entries.nextToken()) + 0.0;
        int[] ofLine = new int[entries.countTokens()];
        double[] valuesOfLine = new double[ofLine.length];
        int before = 0;
        for (int i = 0; i < ofLine.length; i++) {
            String entry = entries.nextToken();
            int colon = entry.indexOf(':');
            if (colon < 0) {
                throw fault(number, "'" + quoted(entry) + "': must be INDEX:VALUE, such as 7:0.5");
            }
            before = index(number, entry.substring(0, colon), before);
            ofLine[i] = before;
            valuesOfLine[i] = number(number, "value of index " + before, entry.substring(colon + 1));
        }
        features = Math.max(features, before);
        indices.add(ofLine);
        values.add(valuesOfLine);
        labels.add(label);
        classes.put(label, 0);
        requireSize(number);
    }

    private void requireSize(int number) {
        if (classes.size() > MAX_CLASSES) {
            throw fault(
                    number,
                    classes.size() + " different labels: must be at most " + MAX_CLASSES
                            + " classes; labels of a regression cannot be classified");
        }
        long entries = (long) labels.size() * Math.max(1, features);
        if (entries > LibsvmFile.MAX_ENTRIES) {
            throw fault(
                    number,
                    labels.size() + " examples of " + features + " features, " + entries + " numbers: must be at most "
                            + LibsvmFile.MAX_ENTRIES);
        }
    }

    private int index(int line, String text, int before) {
        int index = INDEX.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (index < 1 || index > MAX_FEATURES) {
            throw fault(line, "index = " + quoted(text) + ": must be a whole number from 1 to " + MAX_FEATURES);
        }
        if (index <= before) {
            throw fault(line, "index = " + index + ": must be above " + before + ", the index before it");
        }
        return index;
    }

    private double number(int line, String what, String text) {
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw fault(line, what + " = " + quoted(text) + ": must be a finite number");
        }
        return value;
    }

    /** An entry as a message may show it: short, and on one line. */
    private static String quoted(String text) {
        String start = text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text;
        return start.replaceAll("[\\p{Cntrl}\u0080-\u009f]", "?");
    }

    private IllegalArgumentException fault(int line, String what) {
        return new IllegalArgumentException(file + ":" + line + ": " + what);
    }

    /** All examples, zeros included. */
    LabelledData toData() {
        if (classes.size() < 2) {
            throw new IllegalArgumentException(file + ": " + labels.size() + " examples of " + classes.size()
                    + " classes, must have at least two");
        }
        if (features == 0) {
            throw new IllegalArgumentException(file + ": no feature, must have at least one INDEX:VALUE");
        }
        int next = 0;
        for (Double label : List.copyOf(classes.keySet())) {
            classes.put(label, next++);
        }
        double[] table = new double[labels.size() * features];
        int[] ofExamples = new int[labels.size()];
        for (int i = 0; i < ofExamples.length; i++) {
            ofExamples[i] = classes.getOrDefault(labels.get(i), 0);
            int[] ofLine = indices.get(i);
            for (int k = 0; k < ofLine.length; k++) {
                table[i * features + ofLine[k] - 1] = values.get(i)[k];
            }
        }
        return new LabelledData(features, classes.size(), table, ofExamples);
    }
}
