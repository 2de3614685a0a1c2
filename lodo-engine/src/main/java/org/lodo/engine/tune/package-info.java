/** Searches hyper-parameters by the published protocol, at equal cost for every optimizer, and keeps what was found. */
package org.lodo.engine.tune;
