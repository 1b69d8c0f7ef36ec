package proeve;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.BaseStream;

/** What the candidate's code answers, as tagged JSON; what is not plain data is referred to. */
final class Taken {
    private static final int DEEPEST = 150;
    private static final BigInteger SAFE = BigInteger.ONE.shiftLeft(53);
    private final Function<Object, Object> refer;

    Taken(Function<Object, Object> refer) {
        this.refer = refer;
    }

    Object write(Object value) {
        return write(value, false, 0);
    }

    /** `key` says that the value is a key or lies in a set, where Python wants what cannot change. */
    private Object write(Object value, boolean key, int depth) {
        if (depth > DEEPEST) {
            throw new Fault("ValueError", "a value is nested more than " + DEEPEST + " deep");
        }
        if (value == null || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Character || value instanceof Enum<?>) {
            return value instanceof Enum<?> constant ? constant.name() : value.toString();
        }
        if (value instanceof Optional<?> optional) {
            return write(optional.orElse(null), key, depth);
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            List<Object> pair = Arrays.asList(entry.getKey(), entry.getValue());
            return items("t", pair, key, depth);
        }
        if (value instanceof byte[] bytes) {
            return List.of("b", Base64.getEncoder().encodeToString(bytes));
        }
        if (value.getClass().isArray()) {
            List<Object> list = new ArrayList<>();
            for (int place = 0; place < Array.getLength(value); place++) {
                list.add(Array.get(value, place));
            }
            return items(key ? "t" : "l", list, key, depth);
        }
        return value instanceof Set<?> set ? items(key ? "fs" : "s", set, true, depth)
            : value instanceof Collection<?> list ? items(key ? "t" : "l", list, key, depth)
            : value instanceof BaseStream<?, ?> stream ? drained(stream, key, depth)
            : value instanceof Map<?, ?> map ? map(map, key, depth)
            : other(value, key, depth);
    }

    private Object drained(BaseStream<?, ?> stream, boolean key, int depth) {
        List<Object> list = new ArrayList<>();
        stream.iterator().forEachRemaining(list::add);
        return items("l", list, key, depth);
    }

    private Object items(String tag, Collection<?> items, boolean key, int depth) {
        List<Object> written = new ArrayList<>(items.size());
        for (Object item : items) {
            written.add(write(item, key, depth + 1));
        }
        return Arrays.asList(tag, written);
    }

    private Object map(Map<?, ?> map, boolean key, int depth) {
        refuseKey(key, "a map");
        List<Object> pairs = new ArrayList<>(map.size());
        map.forEach((name, value) ->
            pairs.add(Arrays.asList(write(name, true, depth + 1), write(value, false, depth + 1))));
        return Arrays.asList("d", pairs);
    }

    private Object other(Object value, boolean key, int depth) {
        Object scalar = moment(value);
        if (scalar != null) {
            return scalar;
        }
        Map<String, Shapes.Reader> shape = Shapes.of(value.getClass());
        if (shape == null) {
            return refer.apply(value);
        }
        refuseKey(key, value.getClass().getSimpleName());
        List<Object> pairs = new ArrayList<>();
        shape.forEach((name, reader) -> {
            try {
                pairs.add(Arrays.asList(Names.snake(name), write(reader.read(value), false, depth + 1)));
            } catch (Exception error) {
                throw Members.rethrown(error);
            }
        });
        return Arrays.asList("d", pairs);
    }

    private static void refuseKey(boolean key, String what) {
        if (key) {
            throw Fault.wrongType(what + " cannot be a key or lie in a set over there");
        }
    }

    private static Object moment(Object value) {
        if (value instanceof LocalDate) {
            return List.of("da", value.toString());
        }
        if (value instanceof LocalTime time) {
            return List.of("ti", padded(time.toString()), 0);
        }
        if (value instanceof LocalDateTime || value instanceof OffsetDateTime) {
            return List.of("dt", padded(value.toString().replace("Z", "+00:00")), 0);
        }
        if (value instanceof Duration span) {
            long days = Math.floorDiv(span.getSeconds(), 86_400L);
            return List.of("td", days, Math.floorMod(span.getSeconds(), 86_400L), span.getNano() / 1000);
        }
        return null;
    }

    /** Cut fractions of a second as Python wants them: six digits at most. */
    private static String padded(String iso) {
        return iso.replaceAll("(\\.\\d{6})\\d+", "$1");
    }

    private static Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double real = Double.parseDouble(number.toString());
            return Double.isFinite(real) ? (Object) real
                : List.of("f", Double.isNaN(real) ? "nan" : real > 0 ? "inf" : "-inf");
        }
        if (number instanceof BigDecimal) {
            return List.of("D", number.toString());
        }
        BigInteger whole = new BigInteger(number.toString());
        if (whole.abs().compareTo(SAFE) < 0) {
            return whole.longValue();
        }
        return List.of("i", (whole.signum() < 0 ? "-0x" : "0x") + whole.abs().toString(16));
    }
}
