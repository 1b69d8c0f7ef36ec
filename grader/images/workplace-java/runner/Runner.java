package proeve;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The process of the candidate's classes: compiles them, and answers what is asked of them. */
public final class Runner {
    private static final long STACK = 16L << 20;
    private final Path folder;
    private final Path build;
    private final Objects objects = new Objects();
    private final Given given = new Given(objects::get);
    private final Taken taken = new Taken(objects::refer);
    private Compiler compiler;
    private ClassLoader loader;

    Runner(Path folder, Path build) {
        this.folder = folder;
        this.build = build;
    }

    /** Arguments: the two pipes, the folder, where to build, and a sample to warm up with, if any. */
    public static void main(String[] words) throws Exception {
        Wire wire = new Wire(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        if (words.length > 4) {
            Sample.play(Path.of(words[4]), Path.of(words[3]));
        }
        Runner runner = new Runner(Path.of(words[2]), Path.of(words[3]));
        Thread thread = new Thread(null, () -> runner.serve(wire), "main", STACK);
        thread.start();
        thread.join();
        System.exit(0);
    }

    private void serve(Wire wire) {
        try {
            for (Object asked = wire.read(); asked != null; asked = wire.read()) {
                @SuppressWarnings("unchecked")
                Map<String, Object> message = (Map<String, Object>) asked;
                Map<String, Object> answer = answer(message);
                System.out.flush();
                System.err.flush();
                wire.write(Map.of("reply", answer));
            }
        } catch (IOException error) {
            return;
        }
    }

    /** Do what is asked; what the candidate's code throws becomes part of the answer. */
    Map<String, Object> answer(Map<String, Object> message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            List<Object> values = new ArrayList<>();
            for (Object value : (List<?>) message.getOrDefault("values", List.of())) {
                values.add(given.read(value));
            }
            Map<String, Object> named = new LinkedHashMap<>();
            ((Map<?, ?>) message.getOrDefault("named", Map.of()))
                .forEach((name, value) -> named.put((String) name, given.read(value)));
            answer.put("value", perform(message, values, named, answer));
        } catch (Throwable error) {
            answer.put("raised", objects.raised(error));
        }
        return answer;
    }

    private Object perform(
            Map<String, Object> message, List<Object> values, Map<String, Object> named, Map<String, Object> answer)
            throws Exception {
        String op = (String) message.get("op");
        if (op.equals("check")) {
            List<String> names = new ArrayList<>();
            ((List<?>) message.get("files")).forEach(name -> names.add((String) name));
            return Arrays.asList("l", built(names));
        }
        if (op.equals("import")) {
            return imported((String) message.get("file"));
        }
        Object target = objects.get(((Long) message.get("on")).intValue());
        String name = (String) message.get("name");
        return switch (op) {
            case "get" -> got(target, name);
            case "set" -> set(target, name, values.get(0));
            case "do" -> name.equals("__call__") ? called(target, values, named, message, answer)
                : taken.write(Specials.perform(name, target, values));
            default -> throw Fault.wrongType(op + " is not done in Java");
        };
    }

    private List<Object> built(List<String> names) throws IOException {
        Files.createDirectories(build);
        compiler = new Compiler();
        List<Object> faults = compiler.compile(folder, names, build);
        // The platform is the parent, so that this runner's own classes take no name away.
        URL[] place = {build.toUri().toURL()};
        loader = new URLClassLoader(place, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        objects.files = compiler.files;
        return faults;
    }

    private Object imported(String file) throws Exception {
        if (compiler == null) {
            try (Stream<Path> found = Files.walk(folder)) {
                built(found.map(path -> folder.relativize(path).toString())
                    .filter(name -> name.endsWith(".java")).toList());
            }
        }
        String stem = Names.folded(Path.of(file).getFileName().toString().replace(".java", ""));
        Class<?> found = null;
        for (Map.Entry<String, String> entry : compiler.files.entrySet()) {
            String simple = entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1);
            if (entry.getValue().equals(file) && Names.folded(simple).equals(stem)) {
                found = Class.forName(entry.getKey(), true, loader);
            }
        }
        if (found == null) {
            throw new Fault("ImportError", file + " holds no class of its own name");
        }
        Set<String> names = new LinkedHashSet<>();
        for (Method method : found.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers())
                    && !method.isSynthetic()) {
                names.add(Names.snake(method.getName()));
            }
        }
        for (Class<?> inner : found.getDeclaredClasses()) {
            names.add(inner.getSimpleName());
        }
        return Arrays.asList("l", List.of(objects.number(new Objects.Module(found)), Arrays.asList("l", List.copyOf(names))));
    }

    private Object got(Object target, String name) throws Exception {
        Object found;
        try {
            found = target instanceof Objects.Module module ? ofModule(module.main(), name)
                : target instanceof Class<?> kind ? Members.ofClass(kind, name)
                : Members.ofObject(target, name);
        } catch (ReflectiveOperationException | ExceptionInInitializerError error) {
            throw Members.rethrown(error);
        }
        if (found == null) {
            throw new Fault("AttributeError", "there is no " + name);
        }
        return found instanceof Given.Own own ? taken.write(own.value()) : objects.refer(found);
    }

    private Object ofModule(Class<?> main, String name) throws Exception {
        Object found = Members.ofClass(main, name);
        if (found != null) {
            return found;
        }
        String folded = Names.folded(name);
        for (Map.Entry<String, String> entry : compiler.files.entrySet()) {
            String simple = entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1);
            if (entry.getValue().equals(compiler.files.get(main.getName())) && Names.folded(simple).equals(folded)) {
                return Class.forName(entry.getKey(), true, loader);
            }
        }
        return null;
    }

    private Object set(Object target, String name, Object value) throws Exception {
        Specials.set(target instanceof Objects.Module module ? module.main() : target, name, value);
        return null;
    }

    private Object called(
            Object target, List<Object> values, Map<String, Object> named, Map<String, Object> message,
            Map<String, Object> answer) throws Exception {
        if (target instanceof Class<?> kind) {
            if (Modifier.isAbstract(kind.getModifiers())) {
                throw Fault.wrongType(kind.getSimpleName() + " is abstract and cannot be made");
            }
            Members.Call call = Members.construction(kind, values, named);
            try {
                return objects.handle(((Constructor<?>) call.to()).newInstance(call.values()));
            } catch (ReflectiveOperationException | ExceptionInInitializerError error) {
                throw Members.rethrown(error);
            }
        }
        if (!(target instanceof Members.Function function)) {
            throw Fault.wrongType("an object of the class " + target.getClass().getSimpleName() + " cannot be called");
        }
        Members.Call call = Members.call(function, values, named);
        Changes changes = new Changes(taken, (List<?>) message.getOrDefault("values", List.of()), call.values());
        try {
            Object result = ((Method) call.to()).invoke(function.target(), call.values());
            return taken.write(result);
        } catch (ReflectiveOperationException | ExceptionInInitializerError error) {
            throw Members.rethrown(error);
        } finally {
            changes.tell(answer);
        }
    }
}
