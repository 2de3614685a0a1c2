/** The command line: verbs, options, progress, exit codes. */
package org.lodo.bench.cli;
