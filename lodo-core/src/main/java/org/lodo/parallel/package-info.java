/** Loops split into fixed chunks over threads, so that results do not depend on the number of threads. */
@NullMarked
package org.lodo.parallel;

import org.jspecify.annotations.NullMarked;
