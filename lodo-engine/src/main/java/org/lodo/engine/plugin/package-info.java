/** Plug-ins: classes of users that add to the catalog. */
@NullMarked
package org.lodo.engine.plugin;

import org.jspecify.annotations.NullMarked;
