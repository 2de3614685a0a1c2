/** Problems in other coordinates, from other initial points, with noise and rounding added: the same for every problem. */
@NullMarked
package org.lodo.engine.transform;

import org.jspecify.annotations.NullMarked;
