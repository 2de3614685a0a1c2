/** Loops over arrays that the compiler vectorizes. Exported to the other modules of the suite only. */
package org.lodo.kernel;
