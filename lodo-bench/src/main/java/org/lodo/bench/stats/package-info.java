/** Statistics over runs. */
package org.lodo.bench.stats;
