/** Argument checks whose messages give name, value and rule. */
package org.lodo.validation;
