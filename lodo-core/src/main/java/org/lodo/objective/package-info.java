/** What is minimized: objectives, their random draws, and the evaluations that a draw offers. */
@NullMarked
package org.lodo.objective;

import org.jspecify.annotations.NullMarked;
