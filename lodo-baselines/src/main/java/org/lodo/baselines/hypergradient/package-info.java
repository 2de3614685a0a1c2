/** Methods that learn learning rates or a preconditioner by the gradient of the next loss with respect to them. */
@NullMarked
package org.lodo.baselines.hypergradient;

import org.jspecify.annotations.NullMarked;
