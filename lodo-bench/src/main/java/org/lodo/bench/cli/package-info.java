/** The command line: verbs, options, progress, exit codes. */
@NullMarked
package org.lodo.bench.cli;

import org.jspecify.annotations.NullMarked;
