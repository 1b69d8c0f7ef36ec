package proeve;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds members of classes by any way of writing their names, and calls them. */
final class Members {
    /** A method by its name, on an object or on a class. */
    record Function(Object target, Class<?> owner, String name) {}

    /** A call with its values as they were declared. */
    record Call(Executable to, Object[] values) {}

    private Members() {}

    static List<Method> methods(Class<?> kind) {
        List<Method> found = new ArrayList<>();
        for (Class<?> at = kind; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                if (!Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic() && opened(method)) {
                    found.add(method);
                }
            }
        }
        for (Class<?> face : kind.getInterfaces()) {
            found.addAll(Arrays.asList(face.getMethods()));
        }
        return found;
    }

    static List<Field> fields(Class<?> kind) {
        List<Field> found = new ArrayList<>();
        for (Class<?> at = kind; at != null && at.getClassLoader() != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    found.add(field);
                }
            }
        }
        return found;
    }

    private static boolean opened(Method method) {
        // Classes of the platform open their public methods alone.
        return method.getDeclaringClass().getClassLoader() == null
            ? Modifier.isPublic(method.getModifiers()) && Modifier.isPublic(method.getDeclaringClass().getModifiers())
            : method.trySetAccessible();
    }

    /** Return what a name of a class means: a static field's value, a class, a function; null if nothing. */
    static Object ofClass(Class<?> kind, String name) throws Exception {
        String camel = Names.camel(name);
        for (Field field : kind.getDeclaredFields()) {
            boolean meant = field.getName().equals(name) || field.getName().equals(camel);
            if (meant && Modifier.isStatic(field.getModifiers()) && !Modifier.isPrivate(field.getModifiers())) {
                field.setAccessible(true);
                return new Given.Own(field.get(null));
            }
        }
        for (Class<?> inner : kind.getDeclaredClasses()) {
            if (inner.getSimpleName().equals(name) || inner.getSimpleName().equals(Names.capital(camel))) {
                return inner;
            }
        }
        return function(null, kind, name);
    }

    /** Return what a name of an object means, as above. */
    static Object ofObject(Object target, String name) throws Exception {
        String camel = Names.camel(name);
        for (Field field : fields(target.getClass())) {
            boolean meant = field.getName().equals(name) || field.getName().equals(camel);
            if (meant && Modifier.isPublic(field.getModifiers())) {
                field.setAccessible(true);
                return new Given.Own(field.get(target));
            }
        }
        Map<String, Shapes.Reader> shape = Shapes.of(target.getClass());
        for (String tried : shape == null ? new String[0] : new String[] {name, camel}) {
            if (shape.containsKey(tried)) {
                return new Given.Own(shape.get(tried).read(target));
            }
        }
        Function found = function(target, target.getClass(), name);
        for (Method method : found == null ? methods(target.getClass()) : List.<Method>of()) {
            if (camel.equals(Names.property(method.getName())) && method.getParameterCount() == 0) {
                return new Given.Own(method.invoke(target));
            }
        }
        return found;
    }

    private static Function function(Object target, Class<?> kind, String name) {
        for (String tried : List.of(name, Names.camel(name))) {
            for (Method method : methods(kind)) {
                if (method.getName().equals(tried) && (target != null || Modifier.isStatic(method.getModifiers()))) {
                    return new Function(target, kind, tried);
                }
            }
        }
        return null;
    }

    /** Choose the method that fits the values best. */
    static Call call(Function function, List<Object> values, Map<String, Object> named) {
        List<Executable> fitting = new ArrayList<>();
        for (Method method : methods(function.owner())) {
            boolean there = function.target() != null || Modifier.isStatic(method.getModifiers());
            if (there && method.getName().equals(function.name())) {
                fitting.add(method);
            }
        }
        return best(function.name(), fitting, values, named);
    }

    /** Choose the constructor that fits the values best. */
    static Call construction(Class<?> kind, List<Object> values, Map<String, Object> named) {
        List<Executable> fitting = new ArrayList<>();
        for (Constructor<?> made : kind.getDeclaredConstructors()) {
            if (!Modifier.isPrivate(made.getModifiers()) && made.trySetAccessible()) {
                fitting.add(made);
            }
        }
        return best(kind.getSimpleName(), fitting, values, named);
    }

    private static Call best(
            String name, List<Executable> candidates, List<Object> values, Map<String, Object> named) {
        Call found = null;
        int least = Integer.MAX_VALUE;
        Fault why = null;
        for (Executable to : candidates) {
            Fitting fitting = new Fitting();
            try {
                Object[] fitted = fitted(to, values, named, fitting);
                if (fitted != null && fitting.cost < least) {
                    found = new Call(to, fitted);
                    least = fitting.cost;
                }
            } catch (Fault fault) {
                why = why == null ? fault : why;
            }
        }
        if (found != null) {
            return found;
        }
        throw why != null ? why : Fault.wrongType(
            name + " does not take " + (values.size() + named.size()) + " arguments");
    }

    /** Return null where the number or the names of the parameters are others. */
    private static Object[] fitted(
            Executable to, List<Object> values, Map<String, Object> named, Fitting fitting) {
        Type[] types = to.getGenericParameterTypes();
        if (types.length != to.getParameterCount()) {
            types = to.getParameterTypes();
        }
        List<Object> all = new ArrayList<>(values);
        Map<String, Object> left = new LinkedHashMap<>();
        named.forEach((key, value) -> left.put(Names.folded(key), value));
        Parameter[] parameters = to.getParameters();
        for (int place = all.size(); place < types.length && !left.isEmpty(); place++) {
            String key = Names.folded(parameters[place].getName());
            if (!left.containsKey(key)) {
                return null;
            }
            all.add(left.remove(key));
        }
        int last = types.length - 1;
        boolean open = to.isVarArgs() && !(all.size() == types.length && all.get(last) instanceof List);
        if (!left.isEmpty() || (open ? all.size() < last : all.size() != types.length)) {
            return null;
        }
        if (open) {
            List<Object> rest = new ArrayList<>(all.subList(last, all.size()));
            all = new ArrayList<>(all.subList(0, last));
            all.add(rest);
            fitting.cost += 10;
        }
        Object[] fitted = new Object[types.length];
        for (int place = 0; place < types.length; place++) {
            fitted[place] = fitting.fit(all.get(place), types[place]);
        }
        return fitted;
    }

    /** Call a method of an object by its Java name. */
    static Object methodCall(Object target, String name, List<Object> values) throws Exception {
        Call call = call(new Function(target, target.getClass(), name), values, Map.of());
        try {
            return ((Method) call.to()).invoke(target, call.values());
        } catch (InvocationTargetException error) {
            throw rethrown(error);
        }
    }

    /** Return what the candidate's code threw, to be thrown on. */
    static RuntimeException rethrown(Throwable error) {
        Throwable real = error;
        while (real instanceof InvocationTargetException || real instanceof ExceptionInInitializerError) {
            if (real.getCause() == null) {
                break;
            }
            real = real.getCause();
        }
        Members.<RuntimeException>sneak(real);
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable error) throws T {
        throw (T) error;
    }
}
