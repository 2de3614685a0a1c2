package org.lodo.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of an unfinished run on disk, from which the run resumes after its process has died. The format, all numbers
 * big-endian: the eight characters {@code LODOCKP1}; the {@link CheckpointOwner} as UTF-8 text, preceded by its length as a
 * 32-bit integer; the numbers of the state in the order of {@link Stateful#visitState}, arrays without their lengths; and
 * the CRC-32C of everything before it as a 64-bit integer.
 */
public final class Checkpoint {

    private static final byte[] MAGIC = "LODOCKP1".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    private final Path file;
    private final CheckpointOwner owner;
    private final long intervalNanos;
    private final StopRequest stop;
    private long lastSave = System.nanoTime();

    /**
     * @param file the checkpoint file
     * @param owner the run and code that the state belongs to; state of another owner is not restored
     * @param intervalNanos minimum time between saves, in nanoseconds
     */
    Checkpoint(Path file, CheckpointOwner owner, long intervalNanos) {
        this(file, owner, intervalNanos, new StopRequest());
    }

    private Checkpoint(Path file, CheckpointOwner owner, long intervalNanos, StopRequest stop) {
        this.file = file;
        this.owner = owner;
        this.intervalNanos = intervalNanos;
        this.stop = stop;
    }

    /**
     * @param request once it is made, the state is saved a last time, after the step under way
     * @return the same checkpoint
     */
    public Checkpoint stoppingAt(StopRequest request) {
        return new Checkpoint(file, owner, intervalNanos, request);
    }

    /** Whether the next save is the last, after which the run ends. */
    boolean isLast() {
        return stop.isMade();
    }

    /** Whether the interval since the last save, or since construction, has passed. */
    boolean isDue(long nanoTime) {
        return nanoTime - lastSave >= intervalNanos;
    }

    /** Saves a state. A failure to do so is logged only: the run itself is unaffected. */
    void save(Stateful state) {
        try {
            AtomicFiles.write(file, channel -> {
                Writer writer = new Writer(channel);
                writer.bytes(MAGIC);
                byte[] name = owner.canonical().getBytes(StandardCharsets.UTF_8);
                writer.integer(name.length);
                writer.bytes(name);
                state.visitState(writer);
                writer.finish();
            });
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be written, the run continues without a checkpoint: {}", file, e.getMessage());
        }
        lastSave = System.nanoTime();
    }

    /**
     * Restores a state. The checksum is verified before the state is modified.
     *
     * @return whether the state was restored; false, with the state unchanged, if there is no intact file of this owner
     * @throws IOException if reading fails or the state has another shape; the state may then be partly restored
     */
    boolean restore(Stateful state) throws IOException {
        AtomicFiles.deleteLeftOvers(file);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (!isWhole(channel)) {
                LOG.warn("{} is damaged; the run restarts from the beginning", file);
                return false;
            }
            Reader reader = new Reader(channel.position(0));
            reader.bytes(MAGIC.length);
            String stored = new String(reader.bytes(reader.integer()), StandardCharsets.UTF_8);
            if (!stored.equals(owner.canonical())) {
                Path aside = file.resolveSibling(file.getFileName() + ".other");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                LOG.warn(
                        "{} does not match this run: {}; it is kept as {}, and the run restarts from the beginning",
                        file,
                        owner.differencesFrom(stored),
                        aside);
                return false;
            }
            state.visitState(reader);
            if (!reader.isAtEnd()) {
                throw new IOException("is longer than the state of the run");
            }
            return true;
        }
    }

    private static boolean isWhole(FileChannel channel) throws IOException {
        long content = channel.size() - Long.BYTES;
        if (content < MAGIC.length + Integer.BYTES) {
            return false;
        }
        CRC32C checksum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        byte[] begin = null;
        for (long left = content; left > 0; left -= buffer.limit()) {
            fill(channel, buffer, left);
            if (begin == null) {
                begin = new byte[MAGIC.length];
                buffer.get(0, begin);
            }
            checksum.update(buffer.duplicate());
        }
        fill(channel, buffer, Long.BYTES);
        return Arrays.equals(begin, MAGIC) && buffer.getLong(0) == checksum.getValue();
    }

    /** Fills the buffer, or reads the remaining bytes if they are fewer. */
    private static void fill(FileChannel channel, ByteBuffer buffer, long left) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), left));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("ends early");
            }
        }
        buffer.flip();
    }

    /** Writes the values that it visits. */
    private static final class Writer implements StateVisitor {
        private final FileChannel channel;
        private final CRC32C checksum = new CRC32C();
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

        Writer(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void array(double[] values) {
            for (int from = 0; from < values.length; ) {
                int size = Math.min(values.length - from, room(Double.BYTES) / Double.BYTES);
                buffer.asDoubleBuffer().put(values, from, size);
                buffer.position(buffer.position() + Double.BYTES * size);
                from += size;
            }
        }

        @Override
        public long number(long value) {
            room(Long.BYTES);
            buffer.putLong(value);
            return value;
        }

        void integer(int value) {
            room(Integer.BYTES);
            buffer.putInt(value);
        }

        void bytes(byte[] bytes) {
            for (byte b : bytes) {
                room(1);
                buffer.put(b);
            }
        }

        void finish() {
            flush();
            buffer.putLong(checksum.getValue());
            flush();
        }

        /** Flushes unless the given number of bytes fits; returns how many fit. */
        private int room(int bytes) {
            if (buffer.remaining() < bytes) {
                flush();
            }
            return buffer.remaining();
        }

        private void flush() {
            buffer.flip();
            checksum.update(buffer.duplicate());
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            buffer.clear();
        }
    }

    /** Overwrites the values that it visits by those of the file. */
    private static final class Reader implements StateVisitor {
        private final FileChannel channel;
        private final ByteBuffer buffer =
                ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);

        Reader(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void array(double[] values) {
            for (int from = 0; from < values.length; ) {
                int size = Math.min(values.length - from, available(Double.BYTES) / Double.BYTES);
                buffer.asDoubleBuffer().get(values, from, size);
                buffer.position(buffer.position() + Double.BYTES * size);
                from += size;
            }
        }

        @Override
        public long number(long value) {
            available(Long.BYTES);
            return buffer.getLong();
        }

        int integer() {
            available(Integer.BYTES);
            return buffer.getInt();
        }

        byte[] bytes(int length) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                available(1);
                bytes[i] = buffer.get();
            }
            return bytes;
        }

        /** Whether only the checksum remains. */
        boolean isAtEnd() {
            try {
                return channel.size() - channel.position() + buffer.remaining() == Long.BYTES;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Reads on unless the given number of bytes is buffered; returns how many are. */
        private int available(int bytes) {
            if (buffer.remaining() < bytes) {
                buffer.compact();
                try {
                    while (buffer.position() < bytes) {
                        if (channel.read(buffer) < 0) {
                            throw new IOException("ends early");
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    buffer.flip();
                }
            }
            return buffer.remaining();
        }
    }
}
