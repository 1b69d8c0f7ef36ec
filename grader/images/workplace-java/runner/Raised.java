package proeve;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What Java's exceptions are called on the side of the suite. */
final class Raised {
    private static final Map<Class<?>, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(StackOverflowError.class, "RecursionError");
        NAMES.put(OutOfMemoryError.class, "MemoryError");
        NAMES.put(IndexOutOfBoundsException.class, "IndexError");
        NAMES.put(NoSuchElementException.class, "KeyError");
        NAMES.put(NullPointerException.class, "AttributeError");
        NAMES.put(ClassCastException.class, "TypeError");
        NAMES.put(IllegalArgumentException.class, "ValueError");
        NAMES.put(DateTimeException.class, "ValueError");
        NAMES.put(UnsupportedOperationException.class, "NotImplementedError");
        NAMES.put(FileNotFoundException.class, "FileNotFoundError");
        NAMES.put(NoSuchFileException.class, "FileNotFoundError");
        NAMES.put(IOException.class, "OSError");
        NAMES.put(AssertionError.class, "AssertionError");
        NAMES.put(ArithmeticException.class, "ArithmeticError");
    }

    private Raised() {}

    /** Return the name of the Python exception that a class of exceptions is, null where it is none. */
    static String name(Class<?> kind) {
        for (Map.Entry<Class<?>, String> entry : NAMES.entrySet()) {
            if (entry.getKey().isAssignableFrom(kind)) {
                return entry.getValue();
            }
        }
        return null;
    }

    static String name(Throwable error) {
        if (error instanceof Fault fault) {
            return fault.type;
        }
        String text = text(error).toLowerCase();
        if (error instanceof ArithmeticException && (text.contains("zero") || text.contains("undefined"))) {
            return "ZeroDivisionError";
        }
        if (error instanceof ArithmeticException && (text.contains("overflow") || text.contains("range"))) {
            return "OverflowError";
        }
        String found = name(error.getClass());
        return found == null ? error.getClass().getSimpleName() : found;
    }

    /** Return an exception's message, whatever the candidate's code makes of being asked for it. */
    static String text(Throwable error) {
        try {
            String text = error.getMessage();
            return text == null ? "" : text.substring(0, Math.min(text.length(), 2000));
        } catch (Throwable broken) {
            return "";
        }
    }

    /** Return the file and line of the innermost frame in the candidate's own files. */
    static List<Object> where(Throwable error, Map<String, String> files) {
        try {
            for (StackTraceElement frame : error.getStackTrace()) {
                String file = files.get(frame.getClassName());
                if (file != null && frame.getLineNumber() > 0) {
                    return List.of(file, frame.getLineNumber());
                }
            }
        } catch (Throwable broken) {
            return List.of();
        }
        return List.of();
    }
}
