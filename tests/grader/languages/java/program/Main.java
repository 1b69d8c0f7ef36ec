import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] words) throws IOException {
        String first = words.length == 0 ? "" : words[0];
        if (first.equals("copy")) {
            Files.copy(Path.of("in.txt"), Path.of("out.txt"));
        } else if (first.equals("fail")) {
            System.err.println("it failed");
            System.exit(3);
        } else {
            System.out.println(String.join("|", words));
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
            System.out.println(lines.lines().mapToInt(Integer::parseInt).sum());
        }
    }
}
