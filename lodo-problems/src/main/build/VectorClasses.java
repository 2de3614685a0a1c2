import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    /** Where the classes are, and what their names begin with. */
    private static final Path FOLDER = Path.of("org/lodo/problems/network");

    private static final String PREFIX = "FloatVector";

    private VectorClasses() {}

    /**
     * @param args the root of the sources, the folder that classes are written to, the class path, which that folder is on,
     *     whether warnings are errors, and whether the module must be there
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[1]);
        boolean isModuleThere = ModuleFinder.ofSystem().find(MODULE).isPresent();
        boolean isDone;
        if (isModuleThere) {
            Path compiled = Files.createTempDirectory("vector-classes");
            isDone = compile(Path.of(args[0]), compiled, args[2], Boolean.parseBoolean(args[3]));
            if (isDone) {
                replace(classes.resolve(FOLDER), compiled.resolve(FOLDER));
            }
            delete(compiled);
        } else {
            System.out.println("Java " + Runtime.version() + " has no module " + MODULE + ": built without vectors.");
            replace(classes.resolve(FOLDER), classes.resolve("none"));
            isDone = !Boolean.parseBoolean(args[4]);
        }
        System.exit(isDone ? 0 : 1);
    }

    private static boolean compile(Path sources, Path compiled, String classPath, boolean warningsAreErrors)
            throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(sources)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        boolean isCompiled;
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            // Later versions of Java warn of a source level below their own without --release.
            List<String> options = new ArrayList<>(List.of("--add-modules", MODULE, "-source", "17", "-target", "17"));
            options.addAll(List.of("-g", "-parameters", "-Xlint:all,-options"));
            options.addAll(List.of("-classpath", classPath, "-d", compiled.toString()));
            isCompiled = compiler.getTask(
                            null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        List<Diagnostic<? extends JavaFileObject>> faults = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> !diagnostic.getCode().contains("incubating"))
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .toList();
        faults.forEach(System.err::println);
        return isCompiled && (faults.isEmpty() || !warningsAreErrors);
    }

    /** Files that are the same stay untouched, so that modules that depend on them are not compiled again. */
    private static void replace(Path target, Path compiled) throws IOException {
        for (Path old : vectorClasses(target)) {
            if (!Files.exists(compiled.resolve(old.getFileName()))) {
                Files.delete(old);
            }
        }
        for (Path made : vectorClasses(compiled)) {
            Path to = target.resolve(made.getFileName());
            if (!Files.exists(to) || !Arrays.equals(Files.readAllBytes(made), Files.readAllBytes(to))) {
                Files.write(to, Files.readAllBytes(made));
            }
        }
    }

    private static List<Path> vectorClasses(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : found) {
            Files.delete(file);
        }
    }
}
