package org.lodo.optimizer;

/** An optimizer that trains parameters of its own beside x, which costs more than the gradients it asks for. */
public interface MetaLearner {

    /**
     * @return how many gradients with respect to its own parameters it has formed so far
     */
    long metaGradients();
}
