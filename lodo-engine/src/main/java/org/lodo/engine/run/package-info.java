/** Runs: specification, execution, cost, results and their storage, and checkpoints. */
@NullMarked
package org.lodo.engine.run;

import org.jspecify.annotations.NullMarked;
