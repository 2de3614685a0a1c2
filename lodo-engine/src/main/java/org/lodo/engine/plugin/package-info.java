/** Plug-ins: classes of users that add to the catalog. */
package org.lodo.engine.plugin;
