package proeve;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Classes that only carry data: records, public fields, and beans. */
final class Shapes {
    /** How one property is read. */
    interface Reader {
        Object read(Object from) throws Exception;
    }

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString", "compareTo");
    private static final Map<Class<?>, Map<String, Reader>> KNOWN = new LinkedHashMap<>();

    private Shapes() {}

    /** Return the properties of a class that only carries data, by name; null for any other class. */
    static Map<String, Reader> of(Class<?> kind) {
        if (!KNOWN.containsKey(kind)) {
            KNOWN.put(kind, look(kind));
        }
        return KNOWN.get(kind);
    }

    private static Map<String, Reader> look(Class<?> kind) {
        if (kind.getClassLoader() == null || kind.isEnum() || Throwable.class.isAssignableFrom(kind)) {
            return null;
        }
        Map<String, Reader> found = new LinkedHashMap<>();
        if (kind.isRecord()) {
            for (RecordComponent part : kind.getRecordComponents()) {
                Method accessor = part.getAccessor();
                accessor.setAccessible(true);
                found.put(part.getName(), accessor::invoke);
            }
            return found;
        }
        Set<String> fields = new LinkedHashSet<>();
        for (Field field : Members.fields(kind)) {
            fields.add(field.getName());
            if (Modifier.isPublic(field.getModifiers())) {
                field.setAccessible(true);
                found.put(field.getName(), field::get);
            }
        }
        for (Method method : Members.methods(kind)) {
            String name = method.getName();
            if (Modifier.isStatic(method.getModifiers()) || OF_EVERY_OBJECT.contains(name)) {
                continue;
            }
            String property = fields.contains(name) ? name : Names.property(name);
            if (method.getParameterCount() > 0 || property == null) {
                return null;
            }
            found.put(property, method::invoke);
        }
        return found.isEmpty() ? null : found;
    }

    /** Make a record, or an object with fields, out of a map by its fields' names. */
    static Object made(Class<?> kind, Map<?, ?> map, Fitting fitting) {
        Map<String, Object> left = new LinkedHashMap<>();
        map.forEach((key, value) -> left.put(Names.folded(String.valueOf(key)), value));
        try {
            Object object = kind.isRecord() ? record(kind, left, fitting) : bean(kind, left, fitting);
            if (!left.isEmpty()) {
                throw Fault.wrongType(kind.getSimpleName() + " has no field for " + left.keySet());
            }
            return object;
        } catch (NoSuchMethodException error) {
            throw Fault.wrongType(kind.getSimpleName() + " has no constructor without parameters");
        } catch (Exception error) {
            throw Members.rethrown(error);
        }
    }

    private static Object record(Class<?> kind, Map<String, Object> left, Fitting fitting) throws Exception {
        List<Object> values = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent part : kind.getRecordComponents()) {
            types.add(part.getType());
            values.add(fitting.fit(left.remove(Names.folded(part.getName())), part.getGenericType()));
        }
        Constructor<?> made = kind.getDeclaredConstructor(types.toArray(new Class<?>[0]));
        made.setAccessible(true);
        return made.newInstance(values.toArray());
    }

    private static Object bean(Class<?> kind, Map<String, Object> left, Fitting fitting) throws Exception {
        Constructor<?> empty = kind.getDeclaredConstructor();
        empty.setAccessible(true);
        Object made = empty.newInstance();
        for (Field field : Members.fields(kind)) {
            String name = Names.folded(field.getName());
            if (left.containsKey(name) && !Modifier.isFinal(field.getModifiers())) {
                field.setAccessible(true);
                field.set(made, fitting.fit(left.remove(name), field.getGenericType()));
            }
        }
        return made;
    }
}
