/** The shards of a study as jobs of schedulers. */
@NullMarked
package org.lodo.bench.jobs;

import org.jspecify.annotations.NullMarked;
