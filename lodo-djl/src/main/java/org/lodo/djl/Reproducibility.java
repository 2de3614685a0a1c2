package org.lodo.djl;

/**
 * Settings of DJL under which a computation repeats to the bit on the same machine. They are system properties that DJL reads
 * when an engine is first used; afterwards they have no effect.
 */
public final class Reproducibility {

    private Reproducibility() {}

    /**
     * Sets what is not set yet: PyTorch computes on one thread, since the order of its sums depends on how many there are;
     * nothing is downloaded, so the engine comes from the class path; and DJL does not report that it is used.
     */
    public static void request() {
        setDefault("ai.djl.pytorch.num_threads", "1");
        setDefault("ai.djl.pytorch.num_interop_threads", "1");
        setDefault("ai.djl.offline", "true");
        setDefault("OPT_OUT_TRACKING", "true");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
