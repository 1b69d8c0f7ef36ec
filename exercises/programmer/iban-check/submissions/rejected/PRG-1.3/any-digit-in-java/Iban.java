import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks on the account numbers of a payment batch. */
public final class Iban {
    private static final Map<String, Integer> LENGTHS = Map.of("BE", 16, "DE", 22, "FR", 27, "LU", 20, "NL", 18);
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** Say whether the text is a valid IBAN. */
    static boolean isValid(String text) {
        String iban = compact(text);
        if (!text.chars().allMatch(Iban::mayOccur) || iban.length() < 4) {
            return false;
        }
        if (LENGTHS.getOrDefault(iban.substring(0, 2), 0) != iban.length()
                || !iban.matches("[A-Z]{2}(0[2-9]|[1-8]\\d|9[0-8])[A-Z\\d]+")) {
            return false;
        }
        String number = (iban.substring(4) + iban.substring(0, 4)).chars()
                .mapToObj(sign -> String.valueOf(Character.digit(sign, 36)))
                .collect(Collectors.joining());
        return new BigInteger(number).mod(MODULUS).intValue() == 1
                && (!isBelgian(iban) || keepsNationalRule(iban.substring(4)));
    }

    private static boolean mayOccur(int sign) {
        return Character.isLetterOrDigit(sign) || Character.isWhitespace(sign);
    }

    private static boolean keepsNationalRule(String account) {
        if (!isAccount(account)) {
            return false;
        }
        long rest = Long.parseLong(account.substring(0, 10)) % 97;
        return Long.parseLong(account.substring(10)) == (rest == 0 ? 97 : rest);
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(Character::isDigit);
    }

    private static String compact(String text) {
        return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static boolean isBelgian(String iban) {
        return iban.startsWith("BE");
    }

    private static Stream<String> compact(List<String> ibans) {
        return ibans.stream().map(text -> compact(text));
    }

    /** Return the IBANs that occur more than once, in the order in which they first occur. */
    static List<String> repeated(List<String> ibans) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        compact(ibans).forEach(iban -> counts.merge(iban, 1, Integer::sum));
        return counts.keySet().stream().filter(iban -> counts.get(iban) > 1).toList();
    }

    /** Return the codes of the banks that must still be asked for, each of them once. */
    static List<String> questions(List<String> ibans, Map<String, String> names) {
        return compact(ibans)
                .filter(Iban::isBelgian)
                .map(iban -> iban.substring(4, 7))
                .distinct()
                .filter(code -> !names.containsKey(code))
                .toList();
    }

    /** Return the name of the bank of each IBAN, or null. */
    static List<String> bankNames(List<String> ibans, Map<String, String> names) {
        return compact(ibans)
                .map(iban -> isBelgian(iban) ? names.get(iban.substring(4, 7)) : null)
                .toList();
    }

    /** Return the IBANs whose account number lies in one of the blocked ranges. */
    static List<String> blocked(List<String> ibans, List<List<String>> ranges) {
        TreeMap<String, String> merged = merge(ranges);
        return compact(ibans).filter(iban -> isBelgian(iban) && liesIn(merged, iban.substring(4))).toList();
    }

    private static boolean liesIn(TreeMap<String, String> merged, String account) {
        Map.Entry<String, String> range = merged.floorEntry(account);
        return range != null && account.compareTo(range.getValue()) <= 0;
    }

    /** Return the last number of each range by its first one, ranges that overlap joined. */
    private static TreeMap<String, String> merge(List<List<String>> ranges) {
        TreeMap<String, String> furthest = new TreeMap<>();
        for (int place = 0; place < ranges.size(); place++) {
            String first = ranges.get(place).get(0);
            String last = ranges.get(place).get(1);
            if (!isAccount(first) || !isAccount(last) || first.compareTo(last) > 0) {
                throw new IllegalArgumentException("range " + (place + 1) + ": " + first + "-" + last + " is none");
            }
            furthest.merge(first, last, Iban::later);
        }
        TreeMap<String, String> merged = new TreeMap<>();
        furthest.forEach((first, last) -> {
            Map.Entry<String, String> before = merged.lastEntry();
            if (before != null && first.compareTo(before.getValue()) <= 0) {
                merged.put(before.getKey(), later(last, before.getValue()));
            } else {
                merged.put(first, last);
            }
        });
        return merged;
    }

    private static String later(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
