/** Searches hyper-parameters by the published protocol, at equal cost for every optimizer, and stores the tuned points. */
@NullMarked
package org.lodo.engine.tune;

import org.jspecify.annotations.NullMarked;
