/**
 * LODO as a library: what an objective and an optimizer are, preconditioners, and LODO with its variants.
 *
 * <p>The loops in {@code org.lodo.kernel} are shared with the other modules of the suite only; they are tuned, not designed.
 */
@SuppressWarnings("module") // Those modules are built later, so the compiler cannot see them.
module org.lodo.core {
    requires transitive ojalgo;
    requires static org.jspecify;

    exports org.lodo;
    exports org.lodo.objective;
    exports org.lodo.optimizer;
    exports org.lodo.parallel;
    exports org.lodo.preconditioner;
    exports org.lodo.probing;
    exports org.lodo.random;
    exports org.lodo.state;
    exports org.lodo.validation;
    exports org.lodo.kernel to
            org.lodo.problems,
            org.lodo.baselines,
            org.lodo.hipparchus,
            org.lodo.engine,
            org.lodo.bench;
}
