// When the counters of the commune are open.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using Week = std::map<std::string, std::vector<std::vector<std::string>>>;

namespace {

const std::array<std::string, 7> DAYS = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr int LOOK_AHEAD = 60;

struct Period {
    int begin, end;
};

struct Span {
    time_t begin, end;
};

std::tm clock_of(time_t moment) {
    setenv("TZ", "Europe/Brussels", 1);
    tzset();
    std::tm clock{};
    localtime_r(&moment, &clock);
    return clock;
}

/// Return the moment at which the clocks of Brussels show so many minutes after midnight.
time_t at(std::tm day, int days, int minutes) {
    day.tm_mday += days;
    day.tm_hour = minutes / 60;
    day.tm_min = minutes % 60;
    day.tm_sec = 0;
    day.tm_isdst = -1;
    return std::mktime(&day);
}

int read_time(const std::string &text) {
    static const std::regex form("([01][0-9]|2[0-3]):([0-5][0-9])");
    std::smatch found;
    if (!std::regex_match(text, found, form))
        throw std::invalid_argument(text + " is no time");
    return 60 * std::stoi(found[1]) + std::stoi(found[2]);
}

/// Return the midnight, in UTC, with which a date begins.
time_t read_date(const std::string &text) {
    static const std::regex form("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    std::smatch found;
    if (!std::regex_match(text, found, form))
        throw std::invalid_argument(text + " is no date");
    std::tm day{};
    day.tm_year = std::stoi(found[1]) - 1900;
    day.tm_mon = std::stoi(found[2]) - 1;
    day.tm_mday = std::stoi(found[3]);
    std::tm same = day;
    time_t midnight = timegm(&same);
    if (same.tm_mon != day.tm_mon || same.tm_mday != day.tm_mday)
        throw std::invalid_argument(text + " is no date");
    return midnight;
}

time_t read_moment(const std::string &text) {
    static const std::regex form("(.{10})T(.{5})([+-])(.{5})");
    std::smatch found;
    if (!std::regex_match(text, found, form))
        throw std::invalid_argument(text + " is no moment with an offset");
    int offset = read_time(found[4]) * (found[3] == "-" ? -1 : 1);
    return read_date(found[1]) + 60 * (read_time(found[2]) - offset);
}

std::array<std::vector<Period>, 7> read_week(const Week &week) {
    std::array<std::vector<Period>, 7> periods;
    for (const auto &[name, texts] : week) {
        auto place = std::find(DAYS.begin(), DAYS.end(), name);
        if (place == DAYS.end())
            throw std::invalid_argument(name + " is no weekday");
        for (const auto &text : texts) {
            Period period{read_time(text.at(0)), read_time(text.at(1))};
            if (period.begin == period.end)
                throw std::invalid_argument("a period without length");
            periods[place - DAYS.begin()].push_back(period);
        }
    }
    return periods;
}

/// Return the periods of the day before a moment, its own and so many more, in order.
std::vector<Span> spans(time_t moment, long days, const Week &week,
                        const std::vector<std::string> &closed) {
    auto periods = read_week(week);
    std::set<std::string> holidays;
    for (const auto &day : closed) {
        read_date(day);
        holidays.insert(day);
    }
    std::tm today = clock_of(moment);
    std::vector<Span> found;
    for (int number = -1; number <= days; number++) {
        // Noon is on every clock, so that the day is right whatever the offset.
        std::tm day = clock_of(at(today, number, 12 * 60));
        char written[11];
        std::strftime(written, sizeof written, "%Y-%m-%d", &day);
        if (holidays.count(written))
            continue;
        for (const Period &period : periods[day.tm_wday])
            found.push_back({at(day, 0, period.begin), at(day, period.end < period.begin, period.end)});
    }
    std::sort(found.begin(), found.end(), [](auto &one, auto &other) { return one.begin < other.begin; });
    return found;
}

} // namespace

/// Return the first moment, from `moment` on, at which the counter is open.
std::optional<std::string> next_opening(const std::string &moment, const Week &week,
                                        const std::vector<std::string> &closed) {
    time_t now = read_moment(moment);
    std::optional<time_t> first;
    for (const Span &span : spans(now, LOOK_AHEAD, week, closed))
        if (span.end > now)
            first = std::min(first.value_or(span.end), std::max(span.begin, now));
    if (!first)
        return std::nullopt;
    std::tm clock = clock_of(*first);
    char written[32];
    std::strftime(written, sizeof written, "%Y-%m-%dT%H:%M%z", &clock);
    std::string text = written;
    return text.insert(text.size() - 2, ":");
}

/// Return how many minutes the counter is open between two moments.
int open_minutes(const std::string &start, const std::string &end, const Week &week,
                 const std::vector<std::string> &closed) {
    time_t reached = read_moment(start), last = read_moment(end), total = 0;
    if (last < reached)
        std::swap(reached, last);
    for (const Span &span : spans(reached, (last - reached) / 86400 + 2, week, closed)) {
        time_t from = std::max(span.begin, reached), until = std::min(span.end, last);
        if (until > from) {
            total += until - from;
            reached = until;
        }
    }
    return static_cast<int>(total / 60);
}
