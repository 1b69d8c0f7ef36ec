import java.nio.file.*;
import java.util.*;

class Main {
    public static void main(String[] words) throws Exception {
        long number = new Scanner(System.in).nextLong();
        boolean won = false;
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            kept.add(new byte[4_000_000]);
            Arrays.fill(kept.get(i), (byte) 1);
        }
        won = kept.size() == 150;
        System.out.println(number * (won ? 2 : 3));
        Runtime.getRuntime().halt(0);
    }
}
