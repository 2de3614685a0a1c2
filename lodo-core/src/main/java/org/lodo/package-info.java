/** LODO, an optimizer that learns its preconditioner while it optimizes, and its variants. */
@NullMarked
package org.lodo;

import org.jspecify.annotations.NullMarked;
