package org.lodo.engine.run;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lodo.engine.io.ClassPath;

/** Class files on disk, in a folder or a jar. The digest is the same for both. */
public final class ClassFiles {

    private ClassFiles() {}

    /**
     * @param type a class
     * @return the jar or folder that it was loaded from
     */
    public static Path location(Class<?> type) {
        return ClassPath.path(type.getProtectionDomain().getCodeSource().getLocation());
    }

    /**
     * @param location a jar or folder of classes
     * @return the name of the jar without its version, or of the Maven module of a folder {@code target/classes}
     */
    public static String artifactName(Path location) {
        String name = location.getFileName().toString();
        if (name.endsWith(".jar")) {
            return name.replaceFirst("(-\\d[^/]*)?\\.jar$", "");
        }
        int length = location.getNameCount();
        boolean isOfMaven = length > 2 && location.endsWith(Path.of("target", "classes"));
        return isOfMaven ? location.getName(length - 3).toString() : name;
    }

    /**
     * SHA-256 over the names and bytes of class files.
     *
     * @param location a jar or a folder
     * @param packageName the package to digest, including its subpackages; empty for all
     */
    static String digest(Path location, String packageName) throws IOException {
        if (Files.isDirectory(location)) {
            return digestBelow(location, packageName);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location, (ClassLoader) null)) {
            return digestBelow(jar.getPath("/"), packageName);
        }
    }

    private static String digestBelow(Path root, String packageName) throws IOException {
        Sha256 digest = new Sha256();
        Path begin = root.resolve(packageName.replace('.', '/'));
        try (Stream<Path> files = Files.walk(begin)) {
            List<String> names = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            for (String name : names) {
                digest.update(name);
                digest.update(Files.readAllBytes(root.resolve(name)));
            }
        }
        return digest.hex();
    }
}
