/** Loops over raw arrays that the compiler vectorizes. Not exported: the other modules of the suite may use it. */
package org.lodo.kernel;
