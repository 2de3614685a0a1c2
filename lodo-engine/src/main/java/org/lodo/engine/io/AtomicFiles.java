package org.lodo.engine.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes files so that a reader sees either the old content or all of the new, whenever the process dies. */
public final class AtomicFiles {

    private static final String TEMPORARY = ".tmp";

    private AtomicFiles() {}

    /**
     * Writes text as UTF-8.
     *
     * @param file where to; folders are created
     * @param text all of the new content
     * @throws IOException if it cannot be written; the file is then as it was
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes.
     *
     * @param file where to; folders are created
     * @param content all of the new content
     * @throws IOException if it cannot be written; the file is then as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * @param channel where to
         * @throws IOException if it cannot be written
         */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes content produced by a callback.
     *
     * @param file where to; folders are created
     * @param content writes all of the new content
     * @throws IOException if it cannot be written; the file is then as it was
     */
    public static void write(Path file, Content content) throws IOException {
        Path folder = folderOf(file);
        Files.createDirectories(folder);
        // Not Files.createTempFile, which would make the file readable for its owner only.
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            move(temporary, file);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw naming(file, e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Deletes the temporary files of processes that died while writing a file. The file must not be written concurrently.
     *
     * @param file the file
     * @throws IOException if the folder cannot be read, or something cannot be deleted
     */
    public static void deleteLeftOvers(Path file) throws IOException {
        Path folder = folderOf(file);
        if (!Files.isDirectory(folder)) {
            return;
        }
        String begin = "." + file.getFileName() + ".";
        try (Stream<Path> siblings = Files.list(folder)) {
            for (Path sibling : siblings.toList()) {
                String name = sibling.getFileName().toString();
                if (name.startsWith(begin) && name.endsWith(TEMPORARY)) {
                    Files.deleteIfExists(sibling);
                }
            }
        }
    }

    /**
     * A full disk does not say which file it had no space for.
     *
     * @param file what was written
     * @param e what went wrong
     * @return the same with the file
     */
    public static FileSystemException naming(Path file, IOException e) {
        FileSystemException named = new FileSystemException(file.toString(), null, DamagedException.reason(e));
        named.initCause(e);
        return named;
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a parent folder");
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
