/** Checks of arguments whose messages give name, value and rule. */
package org.lodo.validation;
