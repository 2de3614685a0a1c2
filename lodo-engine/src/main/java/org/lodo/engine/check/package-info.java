/** Holds the convergence of every optimizer against a committed baseline: to the bit, or by tests of what changed. */
package org.lodo.engine.check;
