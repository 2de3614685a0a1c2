/** Files that are either complete or not there. */
@NullMarked
package org.lodo.engine.io;

import org.jspecify.annotations.NullMarked;
