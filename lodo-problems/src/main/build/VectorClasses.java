import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the classes that use the module jdk.incubator.vector. The build's other classes are compiled for Java 17 by
 * {@code --release}, which hides that module, and with warnings as errors, while its use is always warned of. The build runs
 * this file after it has compiled those. Where Java has no such module, nothing is compiled, and the loops are used.
 */
public final class VectorClasses {

    private static final String MODULE = "jdk.incubator.vector";

    private VectorClasses() {}

    /**
     * @param args the root of the sources, the folder that classes are written to, and the class path, which that folder is on
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[1]);
        if (ModuleFinder.ofSystem().find(MODULE).isEmpty()) {
            System.out.println("Java " + Runtime.version() + " has no module " + MODULE + ": built without vectors.");
            return;
        }
        List<Path> sources = sources(Path.of(args[0]));
        if (isUpToDate(sources, classes)) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            // Later versions of Java warn of a source level below their own without --release.
            List<String> options = List.of(
                    "--add-modules",
                    MODULE,
                    "-source",
                    "17",
                    "-target",
                    "17",
                    "-g",
                    "-parameters",
                    "-Xlint:all,-options",
                    "-classpath",
                    args[2],
                    "-d",
                    classes.toString());
            boolean isCompiled = compiler.getTask(
                            null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            List<Diagnostic<? extends JavaFileObject>> faults = found.getDiagnostics().stream()
                    .filter(diagnostic -> !diagnostic.getCode().contains("incubating"))
                    .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                    .toList();
            faults.forEach(System.err::println);
            if (!isCompiled || !faults.isEmpty()) {
                System.exit(1);
            }
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Whether every class is newer than all sources and than the classes in single precision that they were compiled against. */
    private static boolean isUpToDate(List<Path> sources, Path classes) throws IOException {
        Path folder = classes.resolve("org/lodo/problems/network");
        try (Stream<Path> others = Files.list(folder)) {
            long newest = Stream.concat(sources.stream(), others.filter(VectorClasses::isCompiledAgainst))
                    .mapToLong(VectorClasses::modified)
                    .max()
                    .orElse(Long.MAX_VALUE);
            return sources.stream()
                    .map(source ->
                            folder.resolve(source.getFileName().toString().replace(".java", ".class")))
                    .allMatch(compiled -> Files.exists(compiled) && modified(compiled) > newest);
        }
    }

    private static boolean isCompiledAgainst(Path file) {
        return file.getFileName().toString().matches("Float(?!Vector).*");
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
