/** The suite's own optimizers and problems, which enter the catalog through the same interface as plug-ins. */
@NullMarked
package org.lodo.bench.suite;

import org.jspecify.annotations.NullMarked;
