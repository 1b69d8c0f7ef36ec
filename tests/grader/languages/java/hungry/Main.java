import java.util.ArrayList;
import java.util.List;

class Main {
    public static void main(String[] words) {
        List<byte[]> kept = new ArrayList<>();
        while (words.length == 0) {
            kept.add(new byte[1_000_000]);
        }
    }
}
