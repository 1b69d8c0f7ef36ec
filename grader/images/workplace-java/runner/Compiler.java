package proeve;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the candidate's files in this process, and remembers which class came from which. */
final class Compiler {
    private static final int MOST_COMPLAINTS = 20;
    private static final List<String> OPTIONS =
        List.of("-proc:none", "-g", "-parameters", "-nowarn", "-Xlint:none", "-implicit:none", "-XDuseUnsharedTable");
    final Map<String, String> files = new LinkedHashMap<>();

    /** Compile `names` below `folder` into `target`; returns [file, line, text] for every fault. */
    List<Object> compile(Path folder, List<String> names, Path target) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager plain =
                compiler.getStandardFileManager(told, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            plain.setLocation(StandardLocation.CLASS_OUTPUT, List.of(target.toFile()));
            plain.setLocation(StandardLocation.CLASS_PATH, List.<File>of());
            List<Path> paths = names.stream().map(folder::resolve).toList();
            Boolean done;
            try {
                done = compiler.getTask(Writer.nullWriter(), new Watcher(plain, folder), told, OPTIONS, null,
                    plain.getJavaFileObjectsFromPaths(paths)).call();
            } catch (RuntimeException | StackOverflowError error) {
                Throwable cause = error.getCause() == null ? error : error.getCause();
                return List.of(Arrays.asList("l", List.of("", 0, "the compiler failed: " + cause)));
            }
            return done ? List.of() : faults(told, folder);
        }
    }

    private static List<Object> faults(DiagnosticCollector<JavaFileObject> told, Path folder) {
        List<Object> found = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> fault : told.getDiagnostics()) {
            if (fault.getKind() == Diagnostic.Kind.ERROR && found.size() < MOST_COMPLAINTS) {
                String file = fault.getSource() == null ? "" : relative(fault.getSource(), folder);
                String text = fault.getMessage(Locale.ENGLISH).replaceAll("\\s*\\R\\s*", "; ");
                found.add(Arrays.asList("l", List.of(file, Math.max(0, fault.getLineNumber()), text)));
            }
        }
        if (found.isEmpty()) {
            found.add(Arrays.asList("l", List.of("", 0, "the compiler failed and told no reason")));
        }
        return found;
    }

    private static String relative(FileObject file, Path folder) {
        return folder.relativize(Path.of(file.getName())).toString();
    }

    /** Notes the source of every class that is written. */
    private final class Watcher extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Path folder;

        Watcher(StandardJavaFileManager plain, Path folder) {
            super(plain);
            this.folder = folder;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject source)
                throws IOException {
            if (source != null) {
                files.put(name, relative(source, folder));
            }
            return super.getJavaFileForOutput(location, name, kind, source);
        }
    }
}
