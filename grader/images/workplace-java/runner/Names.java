package proeve;

import java.util.Locale;

/** One name in the three ways it is written. */
final class Names {
    private Names() {}

    /** `closing_time` is `closingTime` here. */
    static String camel(String name) {
        StringBuilder made = new StringBuilder();
        for (String word : name.split("_")) {
            made.append(made.length() == 0 ? word : capital(word));
        }
        return made.length() == 0 ? name : made.toString();
    }

    static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** `closingTime` is `closing_time` over there. */
    static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
            .toLowerCase(Locale.ROOT);
    }

    /** Return a name as all ways of writing it agree on it. */
    static String folded(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** Return the property that `getPrice` or `isOpen` reads, null for any other method. */
    static String property(String method) {
        int start = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
        if (start == 0 || method.length() == start || !Character.isUpperCase(method.charAt(start))) {
            return null;
        }
        return Character.toLowerCase(method.charAt(start)) + method.substring(start + 1);
    }
}
