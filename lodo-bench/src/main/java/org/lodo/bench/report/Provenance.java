package org.lodo.bench.report;

import java.util.Locale;
import java.util.regex.Pattern;
import org.lodo.engine.run.Environment;

/** Describes the code and machine that computed a result. */
public final class Provenance {

    private static final Pattern FOLDER = Pattern.compile(" --out[= ](?:'[^']*'|[^ '\"]+)");

    private Provenance() {}

    /**
     * The command that made a report, for the report: without the folder it was written to, since a report may be moved, and where
     * its first user kept it is of use to nobody else.
     *
     * @param command a command line
     * @return the same without the option {@code --out}
     */
    public static String command(String command) {
        return FOLDER.matcher(command).replaceAll("");
    }

    /**
     * @param environment code and machine
     * @return two lines of Markdown
     */
    public static String of(Environment environment) {
        return String.format(
                Locale.ROOT,
                "Suite %s, commit `%s`%s, code digest `%s`.%nJava %s on %s, %d × %s.".replace("%n", "\n"),
                environment.suiteVersion(),
                environment.commit(),
                Boolean.TRUE.equals(environment.uncommittedChanges()) ? " with uncommitted changes" : "",
                environment.codeDigest().substring(0, 16),
                environment.java(),
                environment.operatingSystem(),
                environment.processors(),
                environment.processor());
    }
}
