import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** When the counters of the commune are open. */
public final class Counter {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx");
    private static final int LOOK_AHEAD = 60;

    record Period(LocalTime begin, LocalTime end) {}

    record Span(Instant begin, Instant end) {}

    /** Return the first moment, from `moment` on, at which the counter is open; null for none. */
    static String nextOpening(String moment, Map<String, List<List<String>>> week, List<String> closed) {
        Instant now = readMoment(moment);
        LocalDate today = now.atZone(BRUSSELS).toLocalDate();
        return spans(today, today.plusDays(LOOK_AHEAD), week, closed).stream()
                .filter(span -> span.end().isAfter(now))
                .map(span -> later(span.begin(), now))
                .min(Comparator.naturalOrder())
                .map(found -> WRITTEN.format(found.atZone(BRUSSELS)))
                .orElse(null);
    }

    /** Return how many minutes the counter is open between two moments. */
    static int openMinutes(String start, String end, Map<String, List<List<String>>> week, List<String> closed) {
        Instant reached = readMoment(start);
        Instant last = readMoment(end);
        if (last.isBefore(reached)) {
            throw new IllegalArgumentException(end + " lies before " + start);
        }
        LocalDate first = reached.atZone(BRUSSELS).toLocalDate();
        Duration total = Duration.ZERO;
        for (Span span : spans(first, last.atZone(BRUSSELS).toLocalDate(), week, closed)) {
            Instant from = later(span.begin(), reached);
            Instant until = span.end().isBefore(last) ? span.end() : last;
            if (until.isAfter(from)) {
                total = total.plus(Duration.between(from, until));
                reached = until;
            }
        }
        return (int) total.toMinutes();
    }

    /** Return the periods that begin from the day before the first day to the last one, in order. */
    private static List<Span> spans(
            LocalDate first, LocalDate last, Map<String, List<List<String>>> week, List<String> closed) {
        List<List<Period>> periods = readWeek(week);
        Set<LocalDate> holidays = new HashSet<>();
        for (String day : closed) {
            holidays.add(read(day, LocalDate::parse));
        }
        List<Span> found = new ArrayList<>();
        for (LocalDate day = first.minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (!holidays.contains(day)) {
                for (Period period : periods.get(day.getDayOfWeek().getValue() - 1)) {
                    found.add(spanOf(day, period));
                }
            }
        }
        found.sort(Comparator.comparing(Span::begin));
        return found;
    }

    private static Span spanOf(LocalDate day, Period period) {
        LocalDate last = period.begin().isBefore(period.end()) ? day : day.plusDays(1);
        return new Span(
                day.atTime(period.begin()).atZone(BRUSSELS).toInstant(),
                last.atTime(period.end()).atZone(BRUSSELS).toInstant());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant readMoment(String text) {
        return read(text, OffsetDateTime::parse).toInstant();
    }

    private static List<List<Period>> readWeek(Map<String, List<List<String>>> week) {
        List<List<Period>> periods = new ArrayList<>();
        for (int number = 0; number < DAYS.size(); number++) {
            periods.add(new ArrayList<>());
        }
        week.forEach((name, texts) -> {
            if (!DAYS.contains(name)) {
                throw new IllegalArgumentException(name + " is no weekday");
            }
            texts.forEach(text -> periods.get(DAYS.indexOf(name)).add(readPeriod(text)));
        });
        return periods;
    }

    private static Period readPeriod(List<String> texts) {
        Period period = new Period(readTime(texts.get(0)), readTime(texts.get(1)));
        if (period.begin().equals(period.end())) {
            throw new IllegalArgumentException("the period " + texts + " has no length");
        }
        return period;
    }

    private static LocalTime readTime(String text) {
        return read(text, LocalTime::parse);
    }

    private static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (DateTimeException error) {
            throw new IllegalArgumentException(error.getMessage(), error);
        }
    }
}
