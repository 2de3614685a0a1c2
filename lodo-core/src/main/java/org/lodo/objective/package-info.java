/** What is minimized: objectives, their random draws, and what can be asked of a draw. */
package org.lodo.objective;
