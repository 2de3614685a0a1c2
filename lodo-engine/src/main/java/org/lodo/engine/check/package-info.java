/** Holds the convergence of every optimizer against a committed baseline: to the bit, or by tests of what changed. */
@NullMarked
package org.lodo.engine.check;

import org.jspecify.annotations.NullMarked;
