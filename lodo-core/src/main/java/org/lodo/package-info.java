/** LODO, an optimizer that learns its preconditioner while it optimizes, and its variants. */
package org.lodo;
