/** Searches hyper-parameters by the published protocol, at equal cost for every optimizer, and keeps what was found. */
@NullMarked
package org.lodo.engine.tune;

import org.jspecify.annotations.NullMarked;
