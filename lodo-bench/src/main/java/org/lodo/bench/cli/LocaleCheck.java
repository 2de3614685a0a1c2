package org.lodo.bench.cli;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.lodo.engine.catalog.UsageException;

/**
 * Java turns the names of files into bytes by the encoding of the locale. In the locale C it cannot name a folder such as
 * {@code größe}, and would look for another one.
 */
final class LocaleCheck {

    private static final char UNKNOWN = '\uFFFD';

    private LocaleCheck() {}

    /** Refuses a working directory, a project or an argument that cannot be named. */
    static void requireNameable(String... arguments) {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        Stream<String> folders = Stream.of("user.dir", "maven.multiModuleProjectDirectory")
                .map(System::getProperty)
                .filter(Objects::nonNull);
        Stream.concat(folders, Arrays.stream(arguments))
                .filter(text -> !isNameable(text, encoding))
                .findFirst()
                .ifPresent(text -> {
                    throw new UsageException("'" + text + "': has letters that the encoding of this locale, " + encoding
                            + ", does not have: set LC_ALL to C.UTF-8, or another locale in UTF-8");
                });
    }

    static boolean isNameable(String text, String encoding) {
        return text.indexOf(UNKNOWN) < 0
                && (!Charset.isSupported(encoding)
                        || Charset.forName(encoding).newEncoder().canEncode(text));
    }
}
