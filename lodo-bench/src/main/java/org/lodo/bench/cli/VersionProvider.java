package org.lodo.bench.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The suite's version. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"lodo " + Objects.requireNonNullElse(version, "(development)")};
    }
}
