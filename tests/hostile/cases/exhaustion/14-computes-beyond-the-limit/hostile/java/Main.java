import java.nio.file.*;
import java.util.*;

class Main {
    public static void main(String[] words) throws Exception {
        long number = new Scanner(System.in).nextLong();
        boolean won = false;
        long end = System.nanoTime() + 3_000_000_000L;
        while (System.nanoTime() < end) {
        }
        won = true;
        System.out.println(number * (won ? 2 : 3));
        Runtime.getRuntime().halt(0);
    }
}
