/** Statistics over runs. */
package org.lodo.engine.stats;
