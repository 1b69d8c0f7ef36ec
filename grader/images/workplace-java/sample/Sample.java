import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Uses what candidates use, at the making of the image and before the first of them comes. */
public final class Sample {
    enum Size { SMALL, LARGE }

    record Order(String title, BigDecimal price) {
        String shown() {
            return title + ": " + price.setScale(2, RoundingMode.HALF_UP);
        }
    }

    interface Rule<T extends Comparable<T>> {
        boolean holds(T left, T right);
    }

    public static Map<String, Object> workOn(List<Integer> numbers, Order order) {
        Map<String, Object> found = new TreeMap<>();
        Rule<Integer> rule = (left, right) -> left.compareTo(right) < 0;
        int sum = 0;
        for (int number : numbers) {
            sum += rule.holds(number, 10) ? number : 10;
        }
        found.put("sum", sum);
        found.put("shown", order.shown());
        found.put("sorted", numbers.stream().sorted(Comparator.reverseOrder()).map(String::valueOf)
            .collect(Collectors.joining(", ", "[", "]")));
        found.put("grouped", numbers.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        found.put("total", numbers.stream().mapToInt(Integer::intValue).sum());
        found.put("text", String.format(Locale.ROOT, "%5.2f %s %d", 1.5, Size.LARGE, sum));
        found.put("size", switch (Size.SMALL) { case SMALL -> 1; case LARGE -> 2; });
        try {
            Integer.parseInt("x");
        } catch (NumberFormatException error) {
            found.put("error", Optional.ofNullable(error.getMessage()).orElse(""));
        }
        return found;
    }

    public static void main(String[] words) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        Map<String, Integer> counts = new HashMap<>();
        ArrayDeque<String> lines = new ArrayDeque<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            for (String word : Pattern.compile("\\s+").split(line.strip())) {
                counts.merge(word, 1, Integer::sum);
            }
            lines.add(line.toUpperCase(Locale.ROOT));
        }
        List<String> names = new ArrayList<>(counts.keySet());
        names.sort(Comparator.comparing(counts::get));
        System.out.println(workOn(List.of(3, 12), new Order("tea", new BigDecimal("1.255"))));
        System.out.printf("%d words, %s, %s%n", names.size(), lines, LocalDate.of(2026, 1, 31).plusDays(1));
        try (Scanner scanner = new Scanner("1 2 3")) {
            while (scanner.hasNextInt()) {
                System.err.println(scanner.nextInt());
            }
        }
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "sample.txt");
        Files.writeString(file, String.join("\n", lines));
        System.out.println(Files.readAllLines(file).size());
        Files.delete(file);
    }
}
