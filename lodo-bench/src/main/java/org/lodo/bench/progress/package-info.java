/** How long a command still takes, and what it does now. */
@NullMarked
package org.lodo.bench.progress;

import org.jspecify.annotations.NullMarked;
