/** Methods that update every entry from its own gradient; each serves as an optimizer and as a meta rule of LODO. */
@NullMarked
package org.lodo.baselines.entrywise;

import org.jspecify.annotations.NullMarked;
