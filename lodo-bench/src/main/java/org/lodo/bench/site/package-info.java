/** The project as a static site: reports, documents and Javadoc in one folder. */
@NullMarked
package org.lodo.bench.site;

import org.jspecify.annotations.NullMarked;
