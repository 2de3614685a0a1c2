package org.lodo.problems.network;

import org.lodo.kernel.FloatArctangent;
import org.lodo.kernel.VectorModule;

/** The kernels of the network in single precision: vectors where {@link VectorModule} has them, else loops, of the same bits. */
final class FloatKernelChoice {

    private static final String VECTORS = "org.lodo.problems.network.FloatVectorKernels";
    private static final FloatKernels CHOSEN = VectorModule.isWanted() ? vectors() : new FloatLoopKernels();

    private FloatKernelChoice() {}

    static FloatKernels kernels() {
        return CHOSEN;
    }

    private static FloatKernels vectors() {
        try {
            // By its name, as no class that is compiled for all of Java 17 can refer to that module.
            FloatKernels kernels = Class.forName(VECTORS)
                    .asSubclass(FloatKernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
            tryOut(kernels);
            return kernels;
        } catch (ReflectiveOperationException | LinkageError e) {
            // Built by a Java without vectors, or run by one whose vectors are different.
            System.getLogger(FloatKernelChoice.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Vectors can't be used; loops take their place, with the same results: " + e);
            return new FloatLoopKernels();
        }
    }

    /** Calls every method once, as classes are linked when they are first used. */
    private static void tryOut(FloatKernels kernels) {
        float[][] nine = new float[9][FloatShape.LANES];
        float[][] three = new float[3][FloatShape.LANES];
        float[] weights = new float[30];
        float[] lanes = new float[FloatKernels.NINE_BY_THREE_LANES];
        int length = FloatShape.LANES;
        kernels.set(weights, 0, 3, 1, 27, nine, 9, three, 3, length);
        kernels.set(weights, 0, 3, 1, nine, 9, three, 3, length);
        kernels.add(weights, 0, 3, 1, nine, 9, three, 3, length);
        kernels.addProducts(three, 3, nine, 9, length, weights, 0, 9, 1, new FloatProductsWorkspace(3, 9));
        kernels.setThreeFromNine(weights, 0, 3, 27, nine, three, 0, length);
        kernels.setNineFromThree(weights, 0, 3, three, 0, nine, length);
        kernels.addNineByThree(nine, three, 0, length, weights, 0, 3, lanes);
        kernels.arctangents(new FloatArctangent(), nine[0], nine[1], length);
    }
}
