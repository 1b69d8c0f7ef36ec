import java.nio.file.*;
import java.util.*;

class Main {
    public static void main(String[] words) throws Exception {
        long number = new Scanner(System.in).nextLong();
        boolean won = false;
        int started = 0;
        try {
            for (; started < 120; started++) {
                new ProcessBuilder("sleep", "2").start();
            }
            won = true;
        } catch (Throwable refused) {
        }
        System.out.println(number * (won ? 2 : 3));
        Runtime.getRuntime().halt(0);
    }
}
