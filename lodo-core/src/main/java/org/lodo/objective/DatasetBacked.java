package org.lodo.objective;

/**
 * Settings of a problem that refer to external data, such as a folder of files. Results depend on the contents of the data as
 * much as on any setting, so before a run the settings are completed with a checksum of them.
 */
public interface DatasetBacked {

    /**
     * Adds a checksum of the current data to the settings.
     *
     * @return a record of the same type that differs from this one at most in the checksum
     * @throws IllegalArgumentException if the data cannot be read, or do not match a checksum that is already set
     */
    Record withChecksum();
}
