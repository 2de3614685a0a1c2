package org.lodo.bench.jobs;

import java.util.List;
import java.util.stream.Collectors;

/** Words of a POSIX shell. */
public final class ShellWord {

    private ShellWord() {}

    /** A word that the shell takes as it is, whatever it contains. */
    static String quoted(String word) {
        boolean isPlain = !word.isEmpty() && word.matches("[A-Za-z0-9_./:=,@%+-]+");
        return isPlain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * Quotes words as a command line.
     *
     * @param words any
     * @return words that the shell takes as they are, with a space between
     */
    public static String quoted(List<String> words) {
        return words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
    }
}
