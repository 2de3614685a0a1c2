/**
 * Preconditioners G(θ) that can be applied to vectors and trained: block permutations (LODO's own), residual chains,
 * diagonal and scalar gains.
 */
@NullMarked
package org.lodo.preconditioner;

import org.jspecify.annotations.NullMarked;
