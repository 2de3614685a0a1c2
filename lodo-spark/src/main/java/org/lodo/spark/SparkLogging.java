package org.lodo.spark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps Spark from logging what the suite tells in its own words. */
final class SparkLogging {

    private static final List<String> LOGGERS = List.of("org.apache", "org.sparkproject", "io.netty");

    private SparkLogging() {}

    /** Silences the loggers for which the user has not asked. */
    static void quiet() {
        if (System.getProperty("lodo.log.level") == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            LOGGERS.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        }
    }
}
