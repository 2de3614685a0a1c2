/** State that can be saved and restored. */
@NullMarked
package org.lodo.state;

import org.jspecify.annotations.NullMarked;
