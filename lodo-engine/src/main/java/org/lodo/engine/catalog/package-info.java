/** The one map from names to optimizers and problems, and the door through which plug-ins add to it. */
@NullMarked
package org.lodo.engine.catalog;

import org.jspecify.annotations.NullMarked;
