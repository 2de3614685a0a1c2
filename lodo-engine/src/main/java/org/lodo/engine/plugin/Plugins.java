package org.lodo.engine.plugin;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.ClassPath;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.TextFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a user's plug-ins on the class path: jars and class folders that declare their
 * {@link org.lodo.engine.catalog.CatalogProvider} for {@link java.util.ServiceLoader}, and single Java source files, which
 * are compiled first and need no declaration.
 */
public final class Plugins {

    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    private static final int LARGEST_SOURCE = 1 << 24;

    private Plugins() {}

    /**
     * A class loader for plug-ins and the suite.
     *
     * @param paths jars, class folders or Java source files
     * @return the class loader; its URLs are those of the plug-ins
     * @throws UsageException if one does not exist, does not compile or has no provider
     * @throws IOException if compiled classes cannot be written
     */
    public static URLClassLoader load(List<Path> paths) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path path : paths) {
            boolean isSource = path.toString().endsWith(".java");
            if (!Files.isReadable(path) || (isSource && !Files.isRegularFile(path))) {
                throw new UsageException(
                        "plug-in '" + path + "': must be a jar, a folder of classes or a .java file that can be read");
            }
            urls.add(
                    isSource
                            ? compile(path).toUri().toURL()
                            : declaring(path).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Plugins.class.getClassLoader());
    }

    /** A jar or class folder that declares providers; the class loader would ignore any other silently. */
    private static Path declaring(Path path) throws IOException {
        String services = "META-INF/services/" + CatalogProvider.class.getName();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {path.toUri().toURL()}, null)) {
            URL declaration = alone.findResource(services);
            if (declaration == null) {
                throw new UsageException(
                        "plug-in '" + path + "': must be a jar or a folder of classes with the file " + services);
            }
            URLConnection connection = declaration.openConnection();
            // Java would keep the jar open, and give the content of a file that was exchanged meanwhile.
            connection.setUseCaches(false);
            String names;
            try (InputStream in = connection.getInputStream()) {
                names = TextFile.decode(in.readAllBytes());
            } catch (DamagedException e) {
                throw new UsageException("plug-in '" + path + "': " + services + " " + e.reason(), e);
            }
            if (names.lines().allMatch(line -> line.replaceFirst("#.*", "").isBlank())) {
                throw new UsageException("plug-in '" + path + "': " + services + " is empty: must name a class");
            }
        }
        return path;
    }

    private static Path compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UsageException("plug-in '" + source + "': must be compiled first, as this Java has no compiler");
        }
        Path classes = Files.createTempDirectory("lodo-plugin");
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            messages,
                            List.of("-proc:none", "-d", classes.toString(), "-cp", ClassPath.current()),
                            null,
                            List.of(new SourceText(source, text(source))))
                    .call();
            if (!compiled) {
                throw new UsageException("plug-in '" + source + "' does not compile: " + first(messages));
            }
        }
        declareProviders(source, classes);
        deleteOnExit(classes);
        return classes;
    }

    private static String text(Path source) throws IOException {
        String text;
        try {
            text = TextFile.read(source, LARGEST_SOURCE);
        } catch (DamagedException e) {
            throw new UsageException("plug-in '" + source + "': " + e.reason(), e);
        }
        String current = FormerNames.replaced(text);
        if (!current.equals(text)) {
            LOG.warn("plug-in '{}' has names of packages that were renamed; see CHANGELOG.md", source);
        }
        return current;
    }

    /** A source file with a text that need not be that of the file. */
    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(Path source, String text) {
            super(source.toUri(), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Files are deleted in reverse order: the content of a folder before the folder. */
    private static void deleteOnExit(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }

    private static String first(DiagnosticCollector<JavaFileObject> messages) {
        List<String> errors = messages.getDiagnostics().stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .map(message -> "line " + message.getLineNumber() + ": " + message.getMessage(Locale.ENGLISH))
                .toList();
        return errors.get(0) + (errors.size() == 1 ? "" : " (the first of " + errors.size() + " errors)");
    }

    private static void declareProviders(Path source, Path classes) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.walk(classes)) {
            names = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).toString().replaceFirst("\\.class$", ""))
                    .map(name -> name.replace(File.separatorChar, '.'))
                    .toList();
        }
        List<String> providers = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, Plugins.class.getClassLoader())) {
            for (String name : names) {
                Class<?> type = Class.forName(name, false, loader);
                if (CatalogProvider.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    providers.add(name);
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new UsageException("plug-in '" + source + "' cannot be loaded: " + e.getMessage(), e);
        }
        if (providers.isEmpty()) {
            throw new UsageException("plug-in '" + source + "': must have a public class that implements "
                    + CatalogProvider.class.getName());
        }
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.write(services.resolve(CatalogProvider.class.getName()), providers);
    }
}
