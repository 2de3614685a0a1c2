/** Compares the convergence of every optimizer with a committed baseline: bit by bit, or by statistical tests. */
@NullMarked
package org.lodo.engine.check;

import org.jspecify.annotations.NullMarked;
