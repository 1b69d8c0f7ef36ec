import java.nio.file.*;
import java.util.*;

class Main {
    public static void main(String[] words) throws Exception {
        long number = new Scanner(System.in).nextLong();
        boolean won = false;
        for (int i = 0; i < 80; i++) {
            System.err.print("x".repeat(100_000));
        }
        won = true;
        System.out.println(number * (won ? 2 : 3));
        Runtime.getRuntime().halt(0);
    }
}
