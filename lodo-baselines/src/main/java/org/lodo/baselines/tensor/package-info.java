/** Methods that treat the variables as tensors: preconditioners with a factor for each direction, and orthogonalized steps. */
@NullMarked
package org.lodo.baselines.tensor;

import org.jspecify.annotations.NullMarked;
