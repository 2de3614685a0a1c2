/** Random numbers with the same bits on every machine and Java version. */
@NullMarked
package org.lodo.random;

import org.jspecify.annotations.NullMarked;
