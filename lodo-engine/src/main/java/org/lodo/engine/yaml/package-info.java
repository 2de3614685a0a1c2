/** Reads YAML written by users. */
@NullMarked
package org.lodo.engine.yaml;

import org.jspecify.annotations.NullMarked;
