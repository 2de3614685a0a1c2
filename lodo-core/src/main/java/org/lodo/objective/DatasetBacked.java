package org.lodo.objective;

/**
 * Settings of a problem that name data outside of them, such as a folder. What the data hold decides a run as much as any
 * setting does, so before a run the settings are completed by a checksum.
 */
public interface DatasetBacked {

    /**
     * Completes the settings by a checksum of the data that are there now.
     *
     * @return a record of the same type, equal to this one but for the checksum
     * @throws IllegalArgumentException if the data cannot be read, or are not those of the checksum that is already there
     */
    Record identified();
}
