/** The runs of a study or a search shared out among processes that do not talk to each other. */
@NullMarked
package org.lodo.engine.shard;

import org.jspecify.annotations.NullMarked;
