import java.nio.file.*;
import java.util.*;

class Main {
    public static void main(String[] words) throws Exception {
        long number = new Scanner(System.in).nextLong();
        boolean won = false;
        try {
            for (int started = 0; started < 300; started++) {
                Thread made = new Thread(null, () -> {
                    try {
                        Thread.sleep(2000);
                    } catch (InterruptedException ended) {
                    }
                }, "more", 16384);
                made.setDaemon(true);
                made.start();
            }
            won = true;
        } catch (Throwable refused) {
        }
        System.out.println(number * (won ? 2 : 3));
        Runtime.getRuntime().halt(0);
    }
}
