/**
 * Layers with exact second derivatives: each has a forward and a backward pass and the derivative of both in a direction, from
 * which Hessian-vector products follow (Pearlmutter 1994). Activations are stored by channel, as in
 * {@link org.lodo.problems.network}: one array holds one feature of all examples of a batch.
 */
@NullMarked
package org.lodo.problems.layer;

import org.jspecify.annotations.NullMarked;
