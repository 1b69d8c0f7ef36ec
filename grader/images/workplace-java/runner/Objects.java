package proeve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects that stay in this process, by number, and what is told of them. */
final class Objects {
    /** A file of the candidate, by the class that bears its name. */
    record Module(Class<?> main) {}

    private static final int FUNCTION = 1;
    Map<String, String> files = Map.of();
    private final List<Object> all = new ArrayList<>(List.of("no object", "the class of functions"));
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final Map<Members.Function, Integer> functions = new HashMap<>();

    Object get(int number) {
        return all.get(number);
    }

    int number(Object value) {
        return numbers.computeIfAbsent(value, this::added);
    }

    private int added(Object value) {
        all.add(value);
        return all.size() - 1;
    }

    /** Return the reference to a class, a function or an object. */
    Object refer(Object value) {
        if (value instanceof Class<?> kind) {
            return List.of("C", described(kind));
        }
        if (value instanceof Members.Function function) {
            return List.of("h", functionNumber(function), described(FUNCTION, "function", "builtins", List.of("__call__")));
        }
        return handle(value);
    }

    List<Object> handle(Object value) {
        return List.of("h", number(value), described(value.getClass()));
    }

    /** A function of a class is always the same one; the candidate's own equals and hashCode stay out of it. */
    private int functionNumber(Members.Function function) {
        return function.target() == null ? functions.computeIfAbsent(function, this::added) : added(function);
    }

    private Map<String, Object> described(Class<?> kind) {
        if (numbers.containsKey(kind)) {
            return Map.of("n", number(kind));
        }
        String file = files.getOrDefault(kind.getName(), "java");
        String module = Names.snake(file.substring(file.lastIndexOf('/') + 1).replace(".java", ""));
        Map<String, Object> told =
            described(number(kind), kind.getSimpleName(), module, Specials.of(kind));
        told.put("bases", bases(kind));
        return told;
    }

    private List<Object> bases(Class<?> kind) {
        Class<?> above = kind.getSuperclass();
        if (above != null && files.containsKey(above.getName())) {
            return List.of(described(above));
        }
        if (!Throwable.class.isAssignableFrom(kind)) {
            return List.of();
        }
        String name = Raised.name(kind);
        return List.of(name == null ? "Exception" : name);
    }

    private static Map<String, Object> described(int number, String name, String module, List<String> specials) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("n", number);
        told.put("name", name);
        told.put("module", module);
        told.put("bases", List.of());
        told.put("specials", specials);
        told.put("meta", List.of());
        return told;
    }

    Map<String, Object> raised(Throwable thrown) {
        Throwable error = thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
            ? thrown.getCause() : thrown;
        Class<?> kind = error.getClass();
        String text = Raised.text(error);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", Raised.name(error));
        told.put("class", files.containsKey(kind.getName()) ? described(kind) : null);
        told.put("number", number(error));
        told.put("args", text.isEmpty() ? List.of() : List.of(text));
        told.put("text", text);
        told.put("where", Raised.where(error, files));
        told.put("origin", null);
        return told;
    }
}
