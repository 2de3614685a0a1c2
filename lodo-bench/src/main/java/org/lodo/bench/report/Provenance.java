package org.lodo.bench.report;

import java.util.Locale;
import org.lodo.engine.run.Environment;

/** Describes the code and machine that computed a result. */
public final class Provenance {

    private Provenance() {}

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
