package org.lodo.engine.io;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the suite's classes are. */
public final class ClassPath {

    private ClassPath() {}

    /**
     * The class path that the suite runs on. Maven runs it in a class loader of its own, so {@code java.class.path} alone
     * is not enough.
     *
     * @return its entries, in the form of that property but absolute: other processes may work in another folder
     */
    public static String current() {
        return ClassPath.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(url -> path(url).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * @param location a jar or a folder of classes
     * @return its path
     */
    public static Path path(URL location) {
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes at " + location + " cannot be located", e);
        }
    }
}
