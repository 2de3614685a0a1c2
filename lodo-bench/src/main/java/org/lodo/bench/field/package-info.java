/** The field: which optimizer solves which problem, at which cost, untuned and tuned; its data set, map and verdicts. */
@NullMarked
package org.lodo.bench.field;

import org.jspecify.annotations.NullMarked;
