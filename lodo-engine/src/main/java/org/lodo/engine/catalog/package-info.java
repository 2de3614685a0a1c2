/** The catalog of optimizers, problems and metrics by name, and the interface by which plug-ins add to it. */
@NullMarked
package org.lodo.engine.catalog;

import org.jspecify.annotations.NullMarked;
