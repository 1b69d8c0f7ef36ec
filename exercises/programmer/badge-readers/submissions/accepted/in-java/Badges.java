import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compare the log of the badge readers with the rights: Badges RIGHTS LOG [MOMENT ...]. */
public final class Badges {
    private static final Pattern HOURS =
            Pattern.compile("((?:[01][0-9]|2[0-3]):[0-5][0-9])-((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)");
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** The questions cannot be answered; the message says why. */
    static final class Unusable extends Exception {
        Unusable(String message) {
            super(message);
        }
    }

    record Line(int number, List<String> fields) {}

    record Event(String moment, String door, String direction, String badge, String result) {}

    record Holder(String person, String until) {}

    record Rule(boolean denies, String begin, String end) {
        boolean applies(String time) {
            boolean later = begin.compareTo(time) <= 0;
            boolean earlier = time.compareTo(end) < 0;
            return begin.compareTo(end) < 0 ? later && earlier : later || earlier;
        }
    }

    private final Set<String> entrances = new HashSet<>();
    private final Map<String, Holder> badges = new HashMap<>();
    private final Map<String, String> lost = new HashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Map<String, List<Rule>> rules = new HashMap<>();

    public static void main(String[] words) {
        try {
            System.exit(run(words));
        } catch (Unusable error) {
            System.err.println(error.getMessage());
            System.exit(2);
        }
    }

    private static int run(String[] words) throws Unusable {
        if (words.length < 2) {
            throw new Unusable("usage: Badges RIGHTS LOG [MOMENT ...]");
        }
        List<String> moments = List.of(words).subList(2, words.length);
        for (String moment : moments) {
            if (!isMoment(moment)) {
                throw new Unusable(moment + " is no moment");
            }
        }
        Badges rights = readRights(words[0]);
        StringBuilder faults = new StringBuilder();
        List<Event> events = readLog(words[1], faults);
        StringBuilder told = new StringBuilder();
        for (Event event : events) {
            String reason = rights.judge(event);
            if (reason != null) {
                told.append(String.join(";", "breach", event.moment(), event.door(), event.badge(), reason)).append('\n');
            }
        }
        boolean sound = told.isEmpty() && faults.isEmpty();
        for (String moment : moments) {
            told.append("inside;" + moment + ";" + String.join(",", rights.inside(events, moment))).append('\n');
        }
        System.err.print(faults);
        System.out.print(told);
        System.out.flush();
        return sound ? 0 : 1;
    }

    /** Return every line that means something. */
    private static List<Line> readLines(String path) throws Unusable {
        String text;
        try {
            byte[] data = Files.readAllBytes(Path.of(path));
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
        } catch (CharacterCodingException error) {
            throw new Unusable(path + ": is not UTF-8");
        } catch (IOException error) {
            throw new Unusable(path + ": cannot be read");
        }
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String meant = line.strip();
            if (!meant.isEmpty() && meant.charAt(0) != '#') {
                List<String> fields = new ArrayList<>();
                for (String field : meant.split(";", -1)) {
                    fields.add(field.strip());
                }
                lines.add(new Line(number, fields));
            }
        }
        return lines;
    }

    private static Badges readRights(String path) throws Unusable {
        Badges rights = new Badges();
        List<String> faults = new ArrayList<>();
        for (Line line : readLines(path)) {
            List<String> fields = line.fields();
            if (!rights.note(fields.get(0), fields.subList(1, fields.size()))) {
                faults.add(path + ":" + line.number() + ": cannot be understood");
            }
        }
        if (!faults.isEmpty()) {
            throw new Unusable(String.join("\n", faults));
        }
        return rights;
    }

    /** Enter one line; say whether it was right. */
    private boolean note(String kind, List<String> fields) {
        String first = fields.isEmpty() ? "" : fields.get(0);
        String second = fields.size() < 2 ? "" : fields.get(1);
        switch (kind + " " + fields.size()) {
            case "entrance 1":
                entrances.add(first);
                return isName(first);
            case "badge 3":
                String until = fields.get(2);
                return isBadge(first) && isName(second) && (until.isEmpty() || isDate(until))
                        && badges.putIfAbsent(first, new Holder(second, until)) == null;
            case "lost 2":
                lost.merge(first, second, (one, other) -> one.compareTo(other) < 0 ? one : other);
                return isBadge(first) && isMoment(second);
            case "member 2":
                groups.computeIfAbsent(first, key -> new ArrayList<>()).add("@" + second);
                return isName(first) && isName(second);
            case "allow 3", "deny 3":
                Matcher hours = HOURS.matcher(fields.get(2));
                if (!hours.matches() || hours.group(1).equals(hours.group(2))) {
                    return false;
                }
                Rule rule = new Rule(kind.equals("deny"), hours.group(1), hours.group(2));
                rules.computeIfAbsent(first + ";" + second, key -> new ArrayList<>()).add(rule);
                boolean named = first.equals("*") || isName(first.startsWith("@") ? first.substring(1) : first);
                return named && (second.equals("*") || isName(second));
            default:
                return false;
        }
    }

    /** Return the events in the order of time, each once; what is wrong with others goes to faults. */
    private static List<Event> readLog(String path, StringBuilder faults) throws Unusable {
        Set<Event> events = new LinkedHashSet<>();
        for (Line line : readLines(path)) {
            List<String> f = line.fields();
            if (isEvent(f)) {
                events.add(new Event(f.get(0), f.get(1), f.get(2), f.get(3), f.get(4)));
            } else {
                faults.append(path + ":" + line.number() + ": is no event\n");
            }
        }
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing(Event::moment));
        return ordered;
    }

    private static boolean isEvent(List<String> fields) {
        return fields.size() == 5 && isMoment(fields.get(0)) && isName(fields.get(1)) && isBadge(fields.get(3))
                && (fields.get(2).equals("in") || fields.get(2).equals("out"))
                && (fields.get(4).equals("opened") || fields.get(4).equals("refused"));
    }

    private static boolean isName(String text) {
        for (int place = 0; place < text.length(); place++) {
            char sign = text.charAt(place);
            boolean letter = sign >= 'a' && sign <= 'z';
            if (!letter && (place == 0 || !(isDigit(sign) || sign == '-'))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isBadge(String text) {
        return fits(text, "B000000");
    }

    private static boolean isDate(String text) {
        if (!fits(text, "0000-00-00")) {
            return false;
        }
        int year = Integer.parseInt(text.substring(0, 4));
        int month = Integer.parseInt(text.substring(5, 7));
        int day = Integer.parseInt(text.substring(8));
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1] + (leap && month == 2 ? 1 : 0);
    }

    private static boolean isMoment(String text) {
        return fits(text, "0000-00-00T00:00:00") && isDate(text.substring(0, 10))
                && text.substring(11, 13).compareTo("24") < 0 && text.charAt(14) < '6' && text.charAt(17) < '6';
    }

    /** Say whether a text has digits where the form has zeros, and is like it elsewhere. */
    private static boolean fits(String text, String form) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int place = 0; place < form.length(); place++) {
            char wanted = form.charAt(place);
            char sign = text.charAt(place);
            if (wanted == '0' ? !isDigit(sign) : wanted != sign) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    /** Return why an event is contrary to the rights, or null. */
    private String judge(Event event) {
        if (!event.direction().equals("in") || !event.result().equals("opened")) {
            return null;
        }
        Holder holder = badges.get(event.badge());
        if (holder == null) {
            return "unknown";
        }
        String blocked = lost.get(event.badge());
        if (blocked != null && event.moment().compareTo(blocked) >= 0) {
            return "lost";
        }
        if (!holder.until().isEmpty() && event.moment().substring(0, 10).compareTo(holder.until()) > 0) {
            return "expired";
        }
        List<String> member = groups.getOrDefault(holder.person(), List.of());
        for (List<String> level : List.of(List.of(holder.person()), member, List.of("*"))) {
            List<Rule> applying = applying(level, event.door(), event.moment().substring(11));
            if (!applying.isEmpty()) {
                return applying.stream().anyMatch(Rule::denies) ? "denied" : null;
            }
        }
        return "no-rule";
    }

    private List<Rule> applying(List<String> level, String door, String time) {
        List<Rule> found = new ArrayList<>();
        for (String who : level) {
            for (String place : new String[] {door, "*"}) {
                for (Rule rule : rules.getOrDefault(who + ";" + place, List.of())) {
                    if (rule.applies(time)) {
                        found.add(rule);
                    }
                }
            }
        }
        return found;
    }

    /** Return who is in the building, sorted. */
    private Set<String> inside(List<Event> events, String asked) {
        Set<String> present = new TreeSet<>();
        for (Event event : events) {
            if (event.moment().compareTo(asked) > 0) {
                break;
            }
            if (event.result().equals("opened") && entrances.contains(event.door())) {
                Holder holder = badges.get(event.badge());
                String person = holder == null ? event.badge() : holder.person();
                present.remove(person);
                if (event.direction().equals("in")) {
                    present.add(person);
                }
            }
        }
        return present;
    }
}
