/** Runs: what is asked, how it is metered, what comes out, and how that is kept. */
@NullMarked
package org.lodo.engine.run;

import org.jspecify.annotations.NullMarked;
