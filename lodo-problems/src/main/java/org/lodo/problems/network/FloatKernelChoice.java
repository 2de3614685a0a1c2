package org.lodo.problems.network;

/**
 * The kernels of the network in single precision: vectors where Java runs with {@code --add-modules jdk.incubator.vector} and
 * the system property {@value #PROPERTY} is not false, else loops. Both give the same bits.
 */
final class FloatKernelChoice {

    private static final String PROPERTY = "lodo.vectors";
    private static final FloatKernels CHOSEN = choose();

    private FloatKernelChoice() {}

    static FloatKernels kernels() {
        return CHOSEN;
    }

    private static FloatKernels choose() {
        boolean isWanted = !"false".equals(System.getProperty(PROPERTY))
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (isWanted) {
            try {
                // By its name, as no class that is compiled for all of Java 17 can refer to that module.
                return Class.forName("org.lodo.problems.network.FloatVectorKernels")
                        .asSubclass(FloatKernels.class)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | LinkageError e) {
                // Built by a Java without vectors, or run by one whose vectors are different.
                return new FloatLoopKernels();
            }
        }
        return new FloatLoopKernels();
    }
}
