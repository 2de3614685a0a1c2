package org.lodo.problems.network;

/** The kernels of the network in double precision: loops. */
final class KernelChoice {

    private static final Kernels LOOPS = new LoopKernels();

    private KernelChoice() {}

    static Kernels kernels() {
        return LOOPS;
    }
}
