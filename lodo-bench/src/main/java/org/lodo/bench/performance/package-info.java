/** The performance report: the results of JMH, compared with the bounds of the machine and with peers. */
@NullMarked
package org.lodo.bench.performance;

import org.jspecify.annotations.NullMarked;
