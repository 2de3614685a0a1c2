/** Preconditioned stochastic gradient descent: preconditioners fitted to pairs of a vector and a product with the Hessian. */
@NullMarked
package org.lodo.baselines.psgd;

import org.jspecify.annotations.NullMarked;
