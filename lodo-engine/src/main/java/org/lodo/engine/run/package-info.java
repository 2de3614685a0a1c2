/** Runs: what is asked, how it is metered, what comes out, and how that is kept. */
package org.lodo.engine.run;
