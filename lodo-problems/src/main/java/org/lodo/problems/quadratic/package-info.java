/** Parts of quadratic problems: Hessians by structure, covariances and tails of noise, Hessians that move. */
@NullMarked
package org.lodo.problems.quadratic;

import org.jspecify.annotations.NullMarked;
