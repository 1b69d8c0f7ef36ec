package proeve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which of the lists, sets and maps among the arguments a call has changed. */
final class Changes {
    private static final Set<String> CHANGEABLE = Set.of("l", "s", "d", "ba");
    private final Taken taken;
    private final List<Object> values = new ArrayList<>();
    private final List<String> before = new ArrayList<>();

    /** `asked` are the arguments as they came, `fitted` as they are handed on. */
    Changes(Taken taken, List<?> asked, Object[] fitted) {
        this.taken = taken;
        for (int place = 0; place < asked.size(); place++) {
            if (asked.get(place) instanceof List<?> parts && CHANGEABLE.contains(parts.get(0))) {
                Object value = place < fitted.length ? fitted[place] : null;
                boolean same = isSameKind((String) parts.get(0), value);
                values.add(value);
                before.add(same ? written(value) : null);
            }
        }
    }

    private static boolean isSameKind(String tag, Object value) {
        return switch (tag) {
            case "l" -> value instanceof List || value != null && value.getClass().isArray();
            case "s" -> value instanceof Set;
            case "d" -> value instanceof Map;
            default -> false;
        };
    }

    private String written(Object value) {
        StringBuilder text = new StringBuilder();
        Json.write(taken.write(value), text);
        return text.toString();
    }

    /** Add what changed to the answer, by its place among the arguments that can change. */
    void tell(Map<String, Object> answer) {
        List<Object> changed = new ArrayList<>();
        for (int place = 0; place < before.size(); place++) {
            if (before.get(place) != null && !before.get(place).equals(written(values.get(place)))) {
                changed.add(Arrays.asList(place, taken.write(values.get(place))));
            }
        }
        if (!changed.isEmpty()) {
            answer.put("changed", changed);
        }
    }
}
