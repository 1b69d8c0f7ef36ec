import java.util.List;
import java.util.Map;

/** When the counters of the commune are open. */
public final class Counter {
    /** Return the first moment, from `moment` on, at which the counter is open; null for none. */
    static String nextOpening(String moment, Map<String, List<List<String>>> week, List<String> closed) {
        return null;
    }

    /** Return how many minutes the counter is open between two moments. */
    static int openMinutes(String start, String end, Map<String, List<List<String>>> week, List<String> closed) {
        return 0;
    }
}
