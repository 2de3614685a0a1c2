/** Reports of studies, tunings, checks and comparisons, and the page with links to all reports. */
@NullMarked
package org.lodo.bench.report;

import org.jspecify.annotations.NullMarked;
