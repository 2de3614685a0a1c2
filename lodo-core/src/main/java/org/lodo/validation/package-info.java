/** Argument checks whose messages give name, value and rule. */
@NullMarked
package org.lodo.validation;

import org.jspecify.annotations.NullMarked;
