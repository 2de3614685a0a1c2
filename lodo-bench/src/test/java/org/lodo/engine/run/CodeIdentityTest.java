package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.suite.LodoVariants;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.plugin.Plugins;

class CodeIdentityTest {

    private static final Path EXAMPLE = Path.of(System.getProperty("lodo.root"), "examples", "SignDescent.java");

    @TempDir
    Path folder;

    @Test
    void hasExactlyTheCodeThatResultsDependOn() throws IOException {
        CodeIdentity code = CodeIdentity.of(Catalog.load(getClass().getClassLoader()), List.of());

        assertThat(code.parts().keySet())
                .containsExactly(
                        "Hipparchus",
                        "lodo-baselines",
                        "lodo-core",
                        "lodo-engine",
                        "lodo-hipparchus",
                        "lodo-problems",
                        "ojAlgo",
                        "package org.lodo.bench.suite",
                        "package org.lodo.hipparchus");
        assertThat(code.parts().get("ojAlgo")).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(code.parts().get("Hipparchus")).matches("\\d+\\.\\d+(\\.\\d+)?");
    }

    @Test
    void changesWithOptimizersButNotWithCommandsReportsOrPlots() throws IOException {
        Path bench = copyOfBench();
        String before = ofSuite(bench);

        for (String name : List.of("cli/ThreadsOption", "plot/Palette", "report/ReportWriter")) {
            change(bench.resolve("org/lodo/bench/" + name + ".class"));
        }
        assertThat(ofSuite(bench)).isEqualTo(before);

        change(bench.resolve("org/lodo/bench/suite/LodoVariants.class"));
        assertThat(ofSuite(bench)).isNotEqualTo(before);
    }

    @Test
    void jarAndFolderHaveTheSameDigest() throws IOException {
        Path bench = copyOfBench();
        Files.writeString(bench.resolve("resource.txt"), "no class");
        Path jar = folder.resolve("bench-1.0.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(bench)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(bench.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }

        assertThat(ClassFiles.digest(jar, "")).isEqualTo(ClassFiles.digest(bench, ""));
        assertThat(ofSuite(jar)).isEqualTo(ofSuite(bench));
        assertThat(ClassFiles.artifactName(jar)).isEqualTo("bench");
    }

    @Test
    void plugInsAreSeparateParts() throws IOException {
        CodeIdentity without = CodeIdentity.of(Catalog.load(getClass().getClassLoader()), List.of());
        CodeIdentity with = withPlugin(EXAMPLE);
        Path other = folder.resolve("SignDescent.java");
        Files.writeString(other, Files.readString(EXAMPLE).replace("0.5", "0.25"));

        assertThat(with.changesSince(without.parts())).containsExactly("plug-in SignDescent added");
        assertThat(without.changesSince(with.parts())).containsExactly("plug-in SignDescent removed");
        assertThat(withPlugin(EXAMPLE)).isEqualTo(with);
        assertThat(withPlugin(other).changesSince(with.parts())).containsExactly("plug-in SignDescent changed");
    }

    @Test
    void namesChanges() {
        Map<String, String> before =
                new TreeMap<>(MadeUp.code("0123456789abcdef0123").parts());
        before.put("ojAlgo", "56.0.0");

        assertThat(MadeUp.code("fedcba98765432100123").changesSince(before))
                .containsExactly("lodo-engine changed", "ojAlgo 56.0.0 → 57.1.0");
        assertThat(MadeUp.code("code").changesSince(Map.of())).hasSize(1);
        assertThat(MadeUp.code("code").digest())
                .isNotEqualTo(MadeUp.code("edoc").digest());
    }

    @Test
    void libraryVersionIsThatOfItsJar() throws IOException, ClassNotFoundException {
        assertThat(versionOfJarWith("META-INF/maven/org.example/lib/pom.properties", "version=1.2.3"))
                .isEqualTo("1.2.3");
        String digest = versionOfJarWith("META-INF/other.properties", "version=1.2.3");
        assertThat(digest).hasSize(64).isEqualTo(versionOfJarWith("META-INF/other.properties", "version=1.2.4"));
    }

    private String versionOfJarWith(String entry, String content) throws IOException, ClassNotFoundException {
        Path jar = Files.createTempFile(folder, "lib", ".jar");
        String type = LodoVariants.class.getName().replace('.', '/') + ".class";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(type));
            Files.copy(ClassFiles.location(LodoVariants.class).resolve(type), zip);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, Catalog.class.getClassLoader()) {
                    @Override
                    public Class<?> loadClass(String name) throws ClassNotFoundException {
                        return name.equals(LodoVariants.class.getName()) ? findClass(name) : super.loadClass(name);
                    }
                }) {
            return LibraryVersion.of(loader.loadClass(LodoVariants.class.getName()));
        }
    }

    private static CodeIdentity withPlugin(Path source) throws IOException {
        URLClassLoader loader = Plugins.load(List.of(source));
        return CodeIdentity.of(Catalog.load(loader), List.of(loader.getURLs()));
    }

    private static String ofSuite(Path location) throws IOException {
        return ClassFiles.digest(location, LodoVariants.class.getPackageName());
    }

    private Path copyOfBench() throws IOException {
        Path classes = ClassFiles.location(LodoVariants.class);
        Path copy = folder.resolve("classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(found -> found.toString().endsWith(".class")).toList()) {
                Path target = copy.resolve(classes.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return copy;
    }

    /** Changes a letter of a string constant, or some other byte. */
    private static void change(Path type) throws IOException {
        byte[] bytes = Files.readAllBytes(type);
        bytes[bytes.length / 2]++;
        Files.write(type, bytes);
    }
}
