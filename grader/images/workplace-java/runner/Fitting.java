package proeve;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Fits given values to declared types; `cost` tells how far they had to be bent. */
final class Fitting {
    int cost;

    Object fit(Object given, Type type) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return given == null ? Optional.empty() : Optional.of(fit(given, argument(type, 0)));
        }
        if (given == null) {
            if (raw.isPrimitive()) {
                throw refused(given, raw);
            }
            return null;
        }
        if (given instanceof Given.Own own) {
            if (!Numbers.boxed(raw).isInstance(own.value())) {
                throw refused(own.value(), raw);
            }
            return own.value();
        }
        if (raw == Object.class) {
            cost += 5;
            return natural(given);
        }
        if (given instanceof Number number && Numbers.boxed(raw) != raw || Number.class.isAssignableFrom(raw)) {
            return number(given, raw);
        }
        return data(given, type, raw);
    }

    private Object number(Object given, Class<?> raw) {
        if (!(given instanceof Number number)) {
            throw refused(given, raw);
        }
        Numbers.Fitted fitted = Numbers.fit(number, raw);
        if (fitted == null) {
            throw refused(given, raw);
        }
        cost += fitted.cost();
        return fitted.value();
    }

    private Object data(Object given, Type type, Class<?> raw) {
        if (given instanceof String text) {
            return text(text, raw);
        }
        if (given instanceof List<?> list) {
            return list(list, type, raw);
        }
        if (given instanceof Set<?> set && raw.isAssignableFrom(LinkedHashSet.class)) {
            return filled(new LinkedHashSet<>(), set, type);
        }
        if (given instanceof Set<?> set && raw.isAssignableFrom(TreeSet.class)) {
            return filled(new TreeSet<>(), set, type);
        }
        if (given instanceof Map<?, ?> map) {
            return map(map, type, raw);
        }
        if (given instanceof OffsetDateTime moment && raw != OffsetDateTime.class) {
            Object other = raw.getSimpleName().equals("Instant") ? moment.toInstant() : moment.toZonedDateTime();
            given = raw.isInstance(other) ? other : given;
        }
        if (!Numbers.boxed(raw).isInstance(given)) {
            throw refused(given, raw);
        }
        return given;
    }

    private Object text(String text, Class<?> raw) {
        if (raw.isEnum()) {
            for (Object constant : raw.getEnumConstants()) {
                if (Names.folded(((Enum<?>) constant).name()).equals(Names.folded(text))) {
                    return constant;
                }
            }
            throw new Fault("ValueError", raw.getSimpleName() + " has no constant " + text);
        }
        if ((raw == char.class || raw == Character.class) && text.length() == 1) {
            cost++;
            return text.charAt(0);
        }
        if (!raw.isInstance(text)) {
            throw refused(text, raw);
        }
        cost += raw == String.class ? 0 : 1;
        return text;
    }

    private Object list(List<?> list, Type type, Class<?> raw) {
        if (raw.isArray()) {
            Type each = type instanceof GenericArrayType generic
                ? generic.getGenericComponentType() : raw.getComponentType();
            Object made = Array.newInstance(raw.getComponentType(), list.size());
            for (int place = 0; place < list.size(); place++) {
                Array.set(made, place, fit(list.get(place), each));
            }
            return made;
        }
        if (raw.isAssignableFrom(ArrayList.class)) {
            return filled(new ArrayList<>(), list, type);
        }
        if (raw.isAssignableFrom(LinkedList.class)) {
            return filled(new LinkedList<>(), list, type);
        }
        if (raw == Stream.class) {
            return filled(new ArrayList<>(), list, type).stream();
        }
        throw refused(list, raw);
    }

    private Collection<Object> filled(Collection<Object> made, Collection<?> items, Type type) {
        Type each = argument(type, 0);
        for (Object item : items) {
            made.add(fit(item, each));
        }
        return made;
    }

    private Object map(Map<?, ?> map, Type type, Class<?> raw) {
        Map<Object, Object> made = raw.isAssignableFrom(LinkedHashMap.class) ? new LinkedHashMap<>()
            : raw.isAssignableFrom(TreeMap.class) ? new TreeMap<>() : null;
        if (made == null) {
            if (raw.getClassLoader() != null && !raw.isInterface() && !raw.isEnum()) {
                return Shapes.made(raw, map, this);
            }
            throw refused(map, raw);
        }
        Type keys = argument(type, 0);
        Type values = argument(type, 1);
        map.forEach((key, value) -> made.put(fit(key, keys), fit(value, values)));
        return made;
    }

    /** Return a value as a Java programmer would have written it down. */
    static Object natural(Object given) {
        if (given instanceof Long number) {
            return number == number.intValue() ? (Object) number.intValue() : number;
        }
        if (given instanceof List<?> list) {
            return new Fitting().filled(new ArrayList<>(), list, Object.class);
        }
        if (given instanceof Set<?> set) {
            return new Fitting().filled(new LinkedHashSet<>(), set, Object.class);
        }
        if (given instanceof Map<?, ?> map) {
            return new Fitting().map(map, Object.class, Map.class);
        }
        return given instanceof Given.Own own ? own.value() : given;
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return Array.newInstance(raw(((GenericArrayType) type).getGenericComponentType()), 0).getClass();
    }

    static Type argument(Type type, int place) {
        Type inner = type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type;
        if (inner instanceof ParameterizedType generic && generic.getActualTypeArguments().length > place) {
            return generic.getActualTypeArguments()[place];
        }
        return Object.class;
    }

    static Fault refused(Object given, Class<?> raw) {
        return Fault.wrongType("a parameter of type " + raw.getSimpleName() + " cannot take " + described(given));
    }

    private static String described(Object given) {
        if (given == null) {
            return "null";
        }
        String kind = given instanceof Long || given instanceof BigInteger ? "an integer"
            : given instanceof Double ? "a float" : given instanceof BigDecimal ? "a decimal"
            : given instanceof String ? "a text" : given instanceof List ? "a list"
            : given instanceof Map ? "a map" : given instanceof Set ? "a set" : given.getClass().getSimpleName();
        String shown = given instanceof Number || given instanceof String ? " (" + given + ")" : "";
        return kind + (shown.length() > 80 ? "" : shown);
    }
}
