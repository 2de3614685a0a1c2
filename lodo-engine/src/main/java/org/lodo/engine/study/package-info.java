/** Studies: what is compared on what, how often and how long, read from YAML and turned into runs. */
@NullMarked
package org.lodo.engine.study;

import org.jspecify.annotations.NullMarked;
