package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.lodo.bench.site.Site;
import org.lodo.engine.io.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code site}. */
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a static site of the project: all reports, the documents as pages, and the Javadoc.",
            "It needs no server, and loads nothing from elsewhere."
        })
final class SiteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "Where the site is written: a new or empty folder, or one with a former site.")
    private Path out;

    @Option(
            names = "--javadoc",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "With the Javadoc, unless --no-javadoc is given.")
    private boolean javadoc;

    @Override
    public Integer call() throws IOException {
        Path root = Objects.requireNonNull(Project.reports().getParent(), "the reports are in a folder");
        Site.Made made = Site.make(root, out, javadoc);
        PrintWriter console = spec.commandLine().getOut();
        made.notes().forEach(console::println);
        console.println(made.files() + " files. Begin with: " + made.start());
        console.flush();
        made.deadLinks()
                .forEach(link -> spec.commandLine().getErr().println("lodo: a link that leads nowhere: " + link));
        return made.deadLinks().isEmpty() ? CommandLines.DONE : CommandLines.FAILED;
    }
}
