/** What is minimized: objectives, their random draws, and the evaluations that a draw offers. */
package org.lodo.objective;
