/**
 * Hipparchus (hipparchus.org): the suite's optimizers behind its interface for functions with gradients, a learned preconditioner
 * for its conjugate gradients, and three of its optimizers as rivals in the catalog.
 */
@NullMarked
package org.lodo.hipparchus;

import org.jspecify.annotations.NullMarked;
