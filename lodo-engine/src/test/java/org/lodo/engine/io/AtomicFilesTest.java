package org.lodo.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    private Path dir;

    @Test
    void createsFoldersAndReplacesOldContent() throws IOException {
        Path file = dir.resolve("a/b/c.txt");

        AtomicFiles.write(file, "a much longer text");
        AtomicFiles.write(file, "kürzer");

        assertThat(file).hasContent("kürzer");
        assertThat(list(file.getParent())).containsExactly(file);
    }

    @Test
    void fullDiskLeavesOnlyTheOldContent() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(1000)
                .setMaxSize(3000)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path file = disk.getPath("/disk/results.csv");
            AtomicFiles.write(file, "old");

            assertThatIOException().isThrownBy(() -> AtomicFiles.write(file, "x".repeat(5000)));

            assertThat(Files.readString(file)).isEqualTo("old");
            assertThat(list(file.getParent())).containsExactly(file);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
