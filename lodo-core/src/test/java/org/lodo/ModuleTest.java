package org.lodo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ojalgo.matrix.store.R064Store;

/** lodo-core on the module path, as in other applications. */
class ModuleTest {

    private static final Pattern EXAMPLE = Pattern.compile("## Embed LODO\\R.*?```java\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    /** The example of README.md as a module: compiled, linked into a runtime image, and run by it. */
    @Test
    void applicationThatRequiresTheModuleCompilesLinksAndRuns() throws Exception {
        ToolProvider javac = tool("javac");
        ToolProvider jlink = tool("jlink");
        assumeTrue(
                Files.isDirectory(Path.of(System.getProperty("java.home"), "jmods")) || linksFromRuntimeImage(),
                "this JDK has nothing to link an image from");
        String modules = location(Lodo.class) + File.pathSeparator + location(R064Store.class);
        Path sources = Files.createDirectories(folder.resolve("source/app"));
        Path module = sources.resolveSibling("module-info.java");
        Files.writeString(module, "module app { requires org.lodo.core; }");
        Path main = sources.resolve("Main.java");
        Files.writeString(main, """
                package app;

                import org.lodo.Lodo;
                import org.lodo.LodoConfig;
                import org.lodo.LodoRecipes;
                import org.lodo.objective.Sample;

                public class Main {
                    public static void main(String[] arguments) {
                        %s
                        System.out.println(valley.value(x));
                    }
                }
                """.formatted(readmeExample()));

        run(javac, "-p", modules, "-d", folder.resolve("app"), "-encoding", "UTF-8", module, main);
        String path = folder.resolve("app") + File.pathSeparator + modules;
        run(jlink, "-p", path, "--add-modules", "app", "--output", folder.resolve("image"));
        String value = output(folder.resolve("image/bin/java"), "-m", "app/app.Main");

        assertThat(Double.parseDouble(value)).isBetween(0.0, 1e-4);
    }

    @Test
    void kernelsAreNotExported() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source"));
        Path module = source.resolve("module-info.java");
        Files.writeString(module, "module app { requires org.lodo.core; }");
        Path user = source.resolve("User.java");
        Files.writeString(user, "package app; class User { double d = org.lodo.kernel.Vectors.norm(new double[1]); }");
        StringWriter messages = new StringWriter();
        int result = tool("javac")
                .run(
                        new PrintWriter(messages),
                        new PrintWriter(messages),
                        "-p",
                        location(Lodo.class) + File.pathSeparator + location(R064Store.class),
                        "-d",
                        folder.resolve("app").toString(),
                        module.toString(),
                        user.toString());

        assertThat(result).isNotZero();
        assertThat(messages.toString()).contains("package org.lodo.kernel is not visible");
    }

    private static ToolProvider tool(String name) {
        Optional<ToolProvider> tool = ToolProvider.findFirst(name);
        assumeTrue(tool.isPresent(), "this Java has no " + name);
        return tool.orElseThrow();
    }

    /** From Java 24 on, a JDK without jmods can link from its own runtime image. */
    private static boolean linksFromRuntimeImage() {
        StringWriter help = new StringWriter();
        tool("jlink").run(new PrintWriter(help), new PrintWriter(help), "--help");
        return help.toString().contains("Linking from run-time image enabled");
    }

    private static void run(ToolProvider tool, Object... arguments) {
        StringWriter messages = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int result = tool.run(new PrintWriter(messages), new PrintWriter(messages), words);
        assertThat(result).as(tool.name() + ": " + messages).isZero();
    }

    private static String output(Object... command) throws IOException, InterruptedException {
        String[] words = new String[command.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = command[i].toString();
        }
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static String readmeExample() throws IOException {
        Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of(System.getProperty("lodo.root"), "README.md")));
        assertThat(matcher.find()).as("an example under 'Embed LODO'").isTrue();
        return matcher.group(1);
    }

    private static String location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
