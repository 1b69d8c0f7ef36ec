package proeve;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The special methods of Python that are natural for an object of Java. */
final class Specials {
    private static final List<String> ORDERING = List.of("__lt__", "__le__", "__gt__", "__ge__");

    private Specials() {}

    static List<String> of(Class<?> kind) {
        List<String> found = new ArrayList<>(List.of("__str__"));
        if (has(kind, "equals", Object.class)) {
            found.addAll(List.of("__eq__", "__ne__", "__hash__"));
        }
        if (Comparable.class.isAssignableFrom(kind)) {
            found.addAll(ORDERING);
        }
        if (Iterator.class.isAssignableFrom(kind)) {
            found.add("__next__");
        }
        if (Iterable.class.isAssignableFrom(kind) || Iterator.class.isAssignableFrom(kind)) {
            found.add("__iter__");
        }
        if (has(kind, "size") || has(kind, "length")) {
            found.add("__len__");
        }
        if (has(kind, "contains", Object.class)) {
            found.add("__contains__");
        }
        return found;
    }

    private static boolean has(Class<?> kind, String name, Class<?>... types) {
        try {
            return kind.getMethod(name, types).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException error) {
            return false;
        }
    }

    static Object perform(String name, Object target, List<Object> values) throws Exception {
        Object other = values.isEmpty() ? null : Fitting.natural(values.get(0));
        return switch (name) {
            case "__str__", "__repr__" -> String.valueOf(target);
            case "__eq__" -> target.equals(other);
            case "__ne__" -> !target.equals(other);
            case "__hash__" -> target.hashCode();
            case "__lt__", "__le__", "__gt__", "__ge__" -> ordered(name, compared(target, other));
            case "__iter__" -> target instanceof Iterator ? target : ((Iterable<?>) target).iterator();
            case "__next__" -> next((Iterator<?>) target);
            case "__len__" -> member(target, "size", "length");
            case "__contains__" -> Members.methodCall(target, "contains", values);
            default -> throw Fault.wrongType(name + " is not done in Java");
        };
    }

    @SuppressWarnings("unchecked")
    private static int compared(Object target, Object other) {
        return ((Comparable<Object>) target).compareTo(other);
    }

    private static boolean ordered(String name, int found) {
        return switch (name) {
            case "__lt__" -> found < 0;
            case "__le__" -> found <= 0;
            case "__gt__" -> found > 0;
            default -> found >= 0;
        };
    }

    private static Object next(Iterator<?> iterator) {
        if (!iterator.hasNext()) {
            throw new Fault("StopIteration", "");
        }
        return iterator.next();
    }

    private static Object member(Object target, String... names) throws Exception {
        for (String name : names) {
            if (has(target.getClass(), name)) {
                return Members.methodCall(target, name, List.of());
            }
        }
        throw Fault.wrongType("an object of the class " + target.getClass().getSimpleName() + " has no size");
    }

    /** Set a field, or a property through its setter. */
    static void set(Object target, String name, Object value) throws Exception {
        Class<?> kind = target instanceof Class<?> own ? own : target.getClass();
        String camel = Names.camel(name);
        for (Field field : kind.getDeclaredFields()) {
            boolean meant = field.getName().equals(camel) || field.getName().equals(name);
            if (meant && !Modifier.isPrivate(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                field.setAccessible(true);
                field.set(target, new Fitting().fit(value, field.getGenericType()));
                return;
            }
        }
        for (Method method : Members.methods(kind)) {
            if (method.getName().equals("set" + Names.capital(camel)) && method.getParameterCount() == 1) {
                Members.methodCall(target, method.getName(), List.of(value));
                return;
            }
        }
        throw new Fault("AttributeError", "there is no " + name + " that can be set");
    }
}
