package org.lodo.engine.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two commands from writing into one folder at the same time. The file {@code .lodo-lock} in the folder is locked by the
 * operating system, which releases the lock when the process ends, however it ends; its content says who holds it, and is empty
 * when nobody does. The file stays: if it were deleted, a process that had opened it before would lock a file that nobody sees.
 */
public final class FolderLock {

    private static final String FILE = ".lodo-lock";

    /** Far behind the content: on Windows nobody else can read a part of a file that is locked. */
    private static final long LOCKED_BYTE = 1L << 40;

    /**
     * The folders that this process has locked. Under POSIX, a process that closes any channel of a file loses its lock of it,
     * so the file must not be opened a second time.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

    private FolderLock() {}

    /** Another command has the lock. */
    public static final class HeldException extends IOException {

        private static final long serialVersionUID = 1L;

        private HeldException(Path folder, String holder) {
            super("folder '" + folder + "' is in use by " + holder
                    + ": wait until it has ended, or choose another folder");
        }
    }

    /**
     * What is done while a folder is locked.
     *
     * @param <T> what comes out of it
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * @return what comes out of it
         * @throws IOException if it fails
         */
        T result() throws IOException;
    }

    /**
     * Works on a folder that nobody else works on. Does not wait for the folder to become free. Where the file system has no
     * locks, a warning is logged and the work is done without.
     *
     * @param folder which is there
     * @param work is done under the lock
     * @param <T> what comes out of it
     * @return the result of the work
     * @throws HeldException if another command has the lock; the message says which process on which machine since when
     * @throws IOException if the file of the lock cannot be written, or the work fails
     */
    public static <T> T during(Path folder, Work<T> work) throws IOException {
        return during(folder, false, myself(), work);
    }

    /**
     * Works on a folder beside others who share it, also on other machines, and write other files than this process. Nobody
     * has the folder to itself meanwhile. The lock's file says who was the last to begin.
     *
     * @param folder which is there
     * @param as what, for whoever wants the folder, such as {@code shard 2/5}
     * @param work is done under the lock
     * @param <T> what comes out of it
     * @return the result of the work
     * @throws HeldException if another command has the folder to itself, or this process has it already
     * @throws IOException if the file of the lock cannot be written, or the work fails
     */
    public static <T> T sharing(Path folder, String as, Work<T> work) throws IOException {
        return during(folder, true, as + ", " + myself(), work);
    }

    private static <T> T during(Path folder, boolean isShared, String holderText, Work<T> work) throws IOException {
        Path key = folder.toRealPath();
        if (!OWN.add(key)) {
            throw new HeldException(folder, "process " + ProcessHandle.current().pid() + ", this one");
        }
        try (FileChannel channel = FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Attempt attempt = attempt(channel, folder, isShared);
            if (attempt.holder() != null) {
                throw new HeldException(folder, attempt.holder());
            }
            write(channel, holderText);
            try {
                return work.result();
            } finally {
                if (!isShared || isLast(channel, attempt.lock())) {
                    channel.truncate(0);
                }
            }
        } finally {
            OWN.remove(key);
        }
    }

    /** A lock, or who holds it; neither where the file system has no locks. */
    private record Attempt(
            @Nullable FileLock lock, @Nullable String holder) {}

    private static Attempt attempt(FileChannel channel, Path folder, boolean isShared) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, isShared);
            return new Attempt(lock, lock == null ? read(channel) : null);
        } catch (OverlappingFileLockException e) {
            // Another class loader's copy of this class has it.
            return new Attempt(null, "this process");
        } catch (IOException e) {
            LOG.warn("{} cannot be locked ({}): run no other command on it meanwhile", folder, e.getMessage());
            return new Attempt(null, null);
        }
    }

    /** Whether nobody shares the folder any more; the lock is given back. */
    private static boolean isLast(FileChannel channel, @Nullable FileLock shared) throws IOException {
        if (shared == null) {
            return false;
        }
        shared.release();
        // Closed with the channel.
        return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        int read;
        do {
            read = channel.read(bytes);
        } while (read > 0);
        String text = StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
        // Whoever has just taken the lock has not written anything yet.
        return text.isEmpty() ? "another process" : text;
    }

    private static String myself() {
        return "process " + ProcessHandle.current().pid() + " on " + host() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Not asked of the network, which may let a command wait for seconds. */
    private static String host() {
        for (String variable : List.of("HOSTNAME", "COMPUTERNAME")) {
            String name = System.getenv(variable);
            if (name != null && !name.isBlank()) {
                return name.strip();
            }
        }
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return "this machine";
        }
    }
}
