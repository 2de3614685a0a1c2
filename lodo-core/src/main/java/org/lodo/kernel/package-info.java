/** Loops over arrays that the compiler vectorizes. Exported to the other modules of the suite only. */
@NullMarked
package org.lodo.kernel;

import org.jspecify.annotations.NullMarked;
