package proeve;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What the suite gives, read from tagged JSON, before it is fitted to a declared type. */
final class Given {
    /** An object of this process, told apart from plain data of the same class. */
    record Own(Object value) {}

    private final IntFunction<Object> objects;

    Given(IntFunction<Object> objects) {
        this.objects = objects;
    }

    Object read(Object data) {
        if (!(data instanceof List<?> parts)) {
            return data;
        }
        String tag = (String) parts.get(0);
        return switch (tag) {
            case "l", "t", "dq" -> into(new ArrayList<>(), parts.get(1));
            case "nt" -> into(new ArrayList<>(), parts.get(3));
            case "s", "fs" -> into(new LinkedHashSet<>(), parts.get(1));
            case "d" -> map((List<?>) parts.get(1));
            case "i" -> whole((String) parts.get(1));
            case "f" -> real((String) parts.get(1));
            case "b", "ba" -> Base64.getDecoder().decode((String) parts.get(1));
            case "r" -> range(parts);
            case "h" -> new Own(objects.apply(((Long) parts.get(1)).intValue()));
            default -> scalar(tag, parts);
        };
    }

    private static Object scalar(String tag, List<?> parts) {
        return switch (tag) {
            case "D" -> new BigDecimal((String) parts.get(1));
            case "da" -> LocalDate.parse((String) parts.get(1));
            case "ti" -> LocalTime.parse((String) parts.get(1));
            case "dt" -> moment((String) parts.get(1));
            case "td" -> Duration.ofDays((Long) parts.get(1)).plusSeconds((Long) parts.get(2))
                .plusNanos((Long) parts.get(3) * 1000);
            case "p" -> throw Fault.wrongType("functions and objects of the suite cannot be given to Java");
            default -> throw Fault.wrongType("a value of the kind '" + tag + "' cannot be given to Java");
        };
    }

    private Collection<Object> into(Collection<Object> made, Object items) {
        for (Object item : (List<?>) items) {
            made.add(read(item));
        }
        return made;
    }

    private Map<Object, Object> map(List<?> pairs) {
        Map<Object, Object> made = new LinkedHashMap<>();
        for (Object pair : pairs) {
            made.put(read(((List<?>) pair).get(0)), read(((List<?>) pair).get(1)));
        }
        return made;
    }

    private static Object whole(String hex) {
        return Json.tight(new BigInteger(hex.replace("0x", ""), 16));
    }

    private static Double real(String name) {
        return switch (name) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static Object moment(String text) {
        boolean zoned = text.indexOf('+') > 0 || text.lastIndexOf('-') > 10;
        return zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
    }

    private static List<Object> range(List<?> parts) {
        List<Object> made = new ArrayList<>();
        long stop = (Long) parts.get(2);
        long step = (Long) parts.get(3);
        for (long at = (Long) parts.get(1); step > 0 ? at < stop : at > stop; at += step) {
            made.add(at);
        }
        return made;
    }
}
