/** Tables of results, built with Tablesaw. */
package org.lodo.bench.table;
