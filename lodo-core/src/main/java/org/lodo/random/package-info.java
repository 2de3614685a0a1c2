/** Random numbers with the same bits on every machine and Java version. */
package org.lodo.random;
