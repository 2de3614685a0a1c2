package org.lodo.bench.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.lodo.random.RandomStream;

/** Ways in which a file is damaged by disks, editors and people. Each takes a place from a stream of random numbers. */
enum Damage {
    TRUNCATE {
        @Override
        byte[] of(byte[] content, RandomStream random) {
            return Arrays.copyOf(content, random.nextInt(content.length));
        }
    },
    FLIP_A_BYTE {
        @Override
        byte[] of(byte[] content, RandomStream random) {
            byte[] damaged = content.clone();
            damaged[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            return damaged;
        }
    },
    INSERT_NUL {
        @Override
        byte[] of(byte[] content, RandomStream random) {
            String text = text(content);
            int at = random.nextInt(content.length);
            return bytes(text.substring(0, at) + '\0' + text.substring(at));
        }
    },
    DELETE_A_LINE {
        @Override
        byte[] of(byte[] content, RandomStream random) {
            List<String> lines = lines(content);
            lines.remove(random.nextInt(lines.size()));
            return bytes(String.join("\n", lines));
        }
    },
    REPEAT_A_LINE {
        @Override
        byte[] of(byte[] content, RandomStream random) {
            List<String> lines = lines(content);
            int at = random.nextInt(lines.size());
            lines.add(at, lines.get(at));
            return bytes(String.join("\n", lines));
        }
    },
    NULL_FOR_A_VALUE {
        @Override
        byte[] of(byte[] content, RandomStream random) {
            return replaced(content, VALUE, "null", random);
        }
    },
    EMPTY_FOR_A_VALUE {
        @Override
        byte[] of(byte[] content, RandomStream random) {
            return replaced(content, VALUE, random.nextInt(2) == 0 ? "{}" : "[]", random);
        }
    },
    ANOTHER_NUMBER {
        @Override
        byte[] of(byte[] content, RandomStream random) {
            List<String> numbers = List.of("0", "-1", "1e400", "999999999999999999999", "0.5", "2147483648");
            return replaced(content, NUMBER, numbers.get(random.nextInt(numbers.size())), random);
        }
    };

    private static final Pattern VALUE = Pattern.compile("(?<=[:,\\[] ?)(\"[^\"\n]*\"|-?[0-9][-+.eE0-9]*|true|false)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?[0-9][.0-9]*");

    abstract byte[] of(byte[] content, RandomStream random);

    private static byte[] replaced(byte[] content, Pattern what, String by, RandomStream random) {
        String text = text(content);
        List<MatchResult> found = what.matcher(text).results().toList();
        if (found.isEmpty()) {
            return content;
        }
        MatchResult match = found.get(random.nextInt(found.size()));
        return bytes(text.substring(0, match.start()) + by + text.substring(match.end()));
    }

    /** One character a byte, so that nothing is lost. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> lines(byte[] content) {
        return new ArrayList<>(List.of(text(content).split("\n", -1)));
    }
}
