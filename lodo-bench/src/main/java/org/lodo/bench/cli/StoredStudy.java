package org.lodo.bench.cli;

import org.lodo.bench.run.Environment;
import org.lodo.bench.study.Study;

/** What {@code study.json} holds: what was asked. */
record StoredStudy(String command, Environment environment, Study study) {}
