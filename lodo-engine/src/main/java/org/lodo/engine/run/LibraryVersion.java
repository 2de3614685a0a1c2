package org.lodo.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The version of a library on the class path. */
final class LibraryVersion {

    private LibraryVersion() {}

    /**
     * @param member a class of the library
     * @return its version from the Maven descriptor in its jar; without one, a digest of its classes
     * @throws IOException if the library cannot be read
     */
    static String of(Class<?> member) throws IOException {
        Path location = ClassFiles.location(member);
        if (!Files.isDirectory(location)) {
            try (FileSystem jar = FileSystems.newFileSystem(location, (ClassLoader) null)) {
                Optional<String> version = version(jar.getPath("/META-INF/maven"));
                if (version.isPresent()) {
                    return version.get();
                }
            }
        }
        return ClassFiles.digest(location, "");
    }

    private static Optional<String> version(Path descriptors) throws IOException {
        if (!Files.isDirectory(descriptors)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(descriptors)) {
            Optional<Path> found =
                    files.filter(file -> file.endsWith("pom.properties")).findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(found.get())) {
                properties.load(in);
            }
            return Optional.ofNullable(properties.getProperty("version"));
        }
    }
}
