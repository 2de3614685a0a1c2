/** Runs made elsewhere, on a cluster: what a module that knows one offers, and how its results are received. */
@NullMarked
package org.lodo.engine.remote;

import org.jspecify.annotations.NullMarked;
