/** Tables of reports and of the results of studies, built with Tablesaw, and the formats in which they are rendered. */
@NullMarked
package org.lodo.bench.table;

import org.jspecify.annotations.NullMarked;
