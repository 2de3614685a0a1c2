/** Statistics over runs. */
@NullMarked
package org.lodo.engine.stats;

import org.jspecify.annotations.NullMarked;
