package org.lodo.preconditioner;

/** An optimizer whose steps are −G times an average of gradients, and which gives access to G. */
public interface Preconditioned {

    /**
     * @return the live preconditioner G
     */
    Preconditioner preconditioner();
}
