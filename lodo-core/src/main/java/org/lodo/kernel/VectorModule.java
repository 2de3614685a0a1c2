package org.lodo.kernel;

/**
 * Whether loops may use vectors: Java runs with {@code --add-modules jdk.incubator.vector}, and the system property {@value
 * #PROPERTY} is not false. No result depends on it.
 */
public final class VectorModule {

    /** The argument that Java needs for it. */
    public static final String ARGUMENT = "--add-modules=jdk.incubator.vector";

    private static final String PROPERTY = "lodo.vectors";

    private VectorModule() {}

    /**
     * @return whether they may
     */
    public static boolean isWanted() {
        return !"false".equals(System.getProperty(PROPERTY))
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
