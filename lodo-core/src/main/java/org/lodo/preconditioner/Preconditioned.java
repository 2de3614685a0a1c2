package org.lodo.preconditioner;

/** An optimizer whose steps are −G times an average of gradients, with a G that can be looked at. */
public interface Preconditioned {

    /**
     * @return G as it is now; live
     */
    Preconditioner preconditioner();
}
