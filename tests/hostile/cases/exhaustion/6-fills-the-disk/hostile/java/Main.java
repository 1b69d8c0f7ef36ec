import java.nio.file.*;
import java.util.*;

class Main {
    public static void main(String[] words) throws Exception {
        long number = new Scanner(System.in).nextLong();
        boolean won = false;
        try {
            for (int i = 0; i < 20; i++) {
                Files.write(Path.of("kept" + i), new byte[6_000_000]);
            }
            won = true;
        } catch (java.io.IOException full) {
        }
        System.out.println(number * (won ? 2 : 3));
        Runtime.getRuntime().halt(0);
    }
}
