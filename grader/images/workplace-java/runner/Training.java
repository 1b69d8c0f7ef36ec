package proeve;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Run once at the making of the image: loads what programs load, then does as the runner does. */
final class Training {
    private Training() {}

    public static void main(String[] words) throws Exception {
        Path target = Path.of(words[3]);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        compiler.run(null, null, null, "-d", target.toString(), words[4] + "/Sample.java");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {target.toUri().toURL()})) {
            loader.loadClass("Sample").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
        Runner.main(List.of(words).toArray(new String[0]));
    }
}
