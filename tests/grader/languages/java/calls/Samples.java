import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the suite of calls asks for, in Java. */
public final class Samples {
    record Order(String title, double price, List<String> tags) {}

    record Summary(String title, double price, int tags) {}

    private static int calls = 0;

    static String greet(String name) {
        return "Hello, " + name + "!";
    }

    static long total(List<Integer> numbers) {
        return numbers.stream().mapToLong(Integer::longValue).sum();
    }

    static double half(double number) {
        return number / 2;
    }

    static boolean isEven(int number) {
        return number % 2 == 0;
    }

    static long nextNumber(long number) {
        return number + 1;
    }

    static List<String> backwards(List<String> words) {
        List<String> turned = new ArrayList<>(words);
        Collections.reverse(turned);
        return turned;
    }

    static Summary describe(Order order) {
        return new Summary(order.title().toUpperCase(Locale.ROOT), order.price() * 2, order.tags().size());
    }

    static Optional<Integer> find(String[] words, String wanted) {
        int place = List.of(words).indexOf(wanted);
        return place < 0 ? Optional.empty() : Optional.of(place);
    }

    static int countCalls() {
        return ++calls;
    }

    static class Counter {
        private int count;

        Counter(int start) {
            count = start;
        }

        void add(int number) {
            count += number;
        }

        int value() {
            return count;
        }
    }

    static void refuse(String text) {
        throw new IllegalArgumentException("no such thing: " + text);
    }

    static int divide(int first, int second) {
        return first / second;
    }

    static int depth(int number) {
        return number == 0 ? 0 : 1 + depth(number - 1);
    }

    static String firstLine(String name) throws IOException {
        return Files.readAllLines(Path.of(name)).get(0);
    }

    static int shout(String text) {
        System.out.println(text);
        return text.length();
    }
}
