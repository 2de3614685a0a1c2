import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the classes of the network in single precision, from those in double precision: {@code double} becomes {@code float},
 * literals get an f, results of StrictMath are cast, and the classes themselves are renamed. Lines that end in {@value #KEPT}
 * stay as they are. The build runs this file before it compiles.
 */
public final class FloatSources {

    private static final String KEPT = "// double in both precisions";

    /** Folder below the root of the sources, and the classes in it that have a form in single precision. */
    private static final Map<String, List<String>> CLASSES = Map.of(
            "org/lodo/problems/network",
            List.of(
                    "AveragePooling",
                    "ChannelSums",
                    "DepthwiseConvolution",
                    "Kernels",
                    "LoopKernels",
                    "PointwiseConvolution",
                    "ProductsWorkspace",
                    "ResidualBlock",
                    "Shape",
                    "SoftmaxCrossEntropy",
                    "WeightedSums"),
            "org/lodo/problems/mnist",
            List.of("PixelNetwork", "Query", "Tile", "TilePasses"));

    /** Written by hand in both precisions. */
    private static final List<String> OTHERS = List.of("Arctangent", "KernelChoice", "ThreeByThree");

    private static final Pattern NAMES = Pattern.compile("(?<![\\w.])("
            + CLASSES.values().stream().flatMap(List::stream).collect(Collectors.joining("|"))
            + "|" + String.join("|", OTHERS) + ")\\b");
    private static final Pattern IMPORTS = Pattern.compile("(import [\\w.]+\\.)(\\w+);");
    private static final Pattern LITERALS = Pattern.compile("(?<![\\w.])(\\d+\\.\\d+(?:e-?\\d+)?)(?![\\w.])");

    private FloatSources() {}

    /**
     * @param args the root of the sources, and the folder to write to
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, List<String>> folder : CLASSES.entrySet()) {
            deleteOthers(Path.of(args[1], folder.getKey()), folder.getValue());
            for (String name : folder.getValue()) {
                Path to = Path.of(args[1], folder.getKey(), "Float" + name + ".java");
                String text = Files.readString(Path.of(args[0], folder.getKey(), name + ".java"))
                        .lines()
                        .map(FloatSources::inSinglePrecision)
                        .collect(Collectors.joining("\n", "", "\n"));
                Files.createDirectories(to.getParent());
                if (!Files.exists(to) || !Files.readString(to).equals(text)) {
                    Files.writeString(to, text);
                }
            }
        }
    }

    /** Deletes what an earlier build has written of classes that are now in the sources or gone. */
    private static void deleteOthers(Path folder, List<String> names) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (!names.contains(file.getFileName().toString().replaceAll("^Float|\\.java$", ""))) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static String inSinglePrecision(String line) {
        String renamed = IMPORTS.matcher(line)
                .replaceAll(
                        match -> match.group(1) + NAMES.matcher(match.group(2)).replaceAll("Float$1") + ";");
        renamed = NAMES.matcher(renamed).replaceAll("Float$1");
        if (line.endsWith(KEPT) || line.startsWith("import ")) {
            return renamed;
        }
        String retyped = renamed.replaceAll("\\bdouble\\b", "float")
                .replaceAll("\\bDouble\\.", "Float.")
                .replace("StrictMath.", "(float) StrictMath.");
        return LITERALS.matcher(retyped).replaceAll("$1f");
    }
}
