package org.lodo.engine.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.OptionalLong;
import org.lodo.engine.catalog.Settings;

/** Whole numbers as people write them: 1000, 1e3 and 1000.0 are the same. */
final class WholeNumbers {

    private WholeNumbers() {}

    /** Reads components of type {@link Long} and {@link Integer}. */
    static SimpleModule module() {
        SimpleModule module = new SimpleModule();
        module.addDeserializer(Long.class, new OfLong());
        module.addDeserializer(Integer.class, new OfInteger());
        return module;
    }

    private static final class OfLong extends StdScalarDeserializer<Long> {

        private static final long serialVersionUID = 1L;

        OfLong() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return whole(parser, context, Long.class, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    private static final class OfInteger extends StdScalarDeserializer<Integer> {

        private static final long serialVersionUID = 1L;

        OfInteger() {
            super(Integer.class);
        }

        @Override
        public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Math.toIntExact(whole(parser, context, Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
    }

    private static long whole(JsonParser parser, DeserializationContext context, Class<?> type, long least, long most)
            throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            Object never = context.handleUnexpectedToken(type, parser);
            throw new IllegalStateException("a value that cannot be handled was handled: " + never);
        }
        String text = parser.getText();
        OptionalLong whole = Settings.wholeNumber(text);
        if (whole.isEmpty() || whole.getAsLong() < least || whole.getAsLong() > most) {
            throw InvalidFormatException.from(parser, "must be a whole number", text, type);
        }
        return whole.getAsLong();
    }
}
