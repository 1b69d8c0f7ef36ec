// Compare the log of the badge readers with the rights: badges RIGHTS LOG [MOMENT ...].
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using std::string;
using Fields = std::vector<string>;

/// The questions cannot be answered; the text says why.
struct Unusable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Line {
    size_t number;
    Fields fields;
};

struct Holder {
    string person, until;
};

struct Rule {
    bool denies;
    string begin, end;

    bool applies(const string &time) const {
        bool later = begin <= time, earlier = time < end;
        return begin < end ? later && earlier : later || earlier;
    }
};

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

bool is_small(char sign) { return sign >= 'a' && sign <= 'z'; }

/// Say whether a text has digits where the form has zeros, and is like it elsewhere.
bool fits(const string &text, const string &form) {
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(),
                      [](char sign, char wanted) { return wanted == '0' ? is_digit(sign) : sign == wanted; });
}

bool is_name(const string &text) {
    return !text.empty() && is_small(text[0]) && std::all_of(text.begin(), text.end(), [](char sign) {
        return is_small(sign) || is_digit(sign) || sign == '-';
    });
}

bool is_who(const string &text) { return text == "*" || is_name(text[0] == '@' ? text.substr(1) : text); }

bool is_badge(const string &text) { return fits(text, "B000000"); }

bool is_date(const string &text) {
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!fits(text, "0000-00-00"))
        return false;
    int year = std::stoi(text), month = std::stoi(text.substr(5)), day = std::stoi(text.substr(8));
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1] + (leap && month == 2);
}

bool is_time(const string &text) { return fits(text, "00:00") && text < "24" && text[3] < '6'; }

bool is_moment(const string &text) {
    return fits(text, "0000-00-00T00:00:00") && is_date(text.substr(0, 10)) && is_time(text.substr(11, 5)) &&
           text[17] < '6';
}

bool is_event(const Fields &fields) {
    return fields.size() == 5 && is_moment(fields[0]) && is_name(fields[1]) && is_badge(fields[3]) &&
           (fields[2] == "in" || fields[2] == "out") && (fields[4] == "opened" || fields[4] == "refused");
}

bool is_utf8(const string &text) {
    size_t place = 0;
    while (place < text.size()) {
        unsigned char first = text[place++];
        int more = first < 0x80 ? 0 : first >= 0xC2 && first < 0xE0 ? 1 : (first & 0xF0) == 0xE0 ? 2
                 : first >= 0xF0 && first < 0xF5 ? 3 : -1;
        if (more < 0 || place + more > text.size())
            return false;
        unsigned char second = more ? text[place] : 0x80;
        if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
            (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
            return false;
        for (; more > 0; more--)
            if ((static_cast<unsigned char>(text[place++]) & 0xC0) != 0x80)
                return false;
    }
    return true;
}

string trimmed(const string &text) {
    size_t first = text.find_first_not_of(" \r\t");
    return first == string::npos ? "" : text.substr(first, text.find_last_not_of(" \r\t") - first + 1);
}

Fields split(const string &text, char at) {
    Fields parts;
    size_t begin = 0, end;
    while ((end = text.find(at, begin)) != string::npos) {
        parts.push_back(trimmed(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    parts.push_back(trimmed(text.substr(begin)));
    return parts;
}

/// Return every line of a file that means something.
std::vector<Line> read_lines(const string &path) {
    struct stat known;
    std::ifstream file(path, std::ios::binary);
    if (stat(path.c_str(), &known) != 0 || !S_ISREG(known.st_mode) || !file)
        throw Unusable(path + ": cannot be read");
    string text{std::istreambuf_iterator<char>(file), {}};
    if (!is_utf8(text))
        throw Unusable(path + ": is not UTF-8");
    std::vector<Line> found;
    size_t number = 0;
    for (const string &line : split(text, '\n')) {
        number++;
        if (!line.empty() && line[0] != '#')
            found.push_back({number, split(line, ';')});
    }
    return found;
}

class Rights {
  public:
    explicit Rights(const string &path) {
        string faults;
        for (const Line &line : read_lines(path))
            if (!note(line.fields))
                faults += (faults.empty() ? "" : "\n") + path + ":" + std::to_string(line.number) + ": is no right";
        if (!faults.empty())
            throw Unusable(faults);
    }

    /// Return why an event is contrary to the rights; empty where it is not.
    string judge(const Fields &event) const {
        const string &moment = event[0], &door = event[1];
        if (event[2] != "in" || event[4] != "opened")
            return "";
        auto holder = badges.find(event[3]);
        if (holder == badges.end())
            return "unknown";
        auto blocked = lost.find(event[3]);
        if (blocked != lost.end() && moment >= blocked->second)
            return "lost";
        const auto &[person, until] = holder->second;
        if (!until.empty() && moment.substr(0, 10) > until)
            return "expired";
        auto member = groups.find(person);
        Fields everyone = {person, "*"};
        if (member != groups.end())
            everyone.insert(everyone.end(), member->second.begin(), member->second.end());
        std::vector<bool> verdicts = denials(everyone, door, moment.substr(11));
        if (verdicts.empty())
            return "no-rule";
        return std::count(verdicts.begin(), verdicts.end(), true) ? "denied" : "";
    }

    /// Return who is in the building, sorted, with commas between them.
    string inside(const std::vector<Fields> &events, const string &asked) const {
        std::set<string> present;
        for (const Fields &event : events) {
            if (event[0] > asked || event[4] != "opened" || !entrances.count(event[1]))
                continue;
            auto holder = badges.find(event[3]);
            const string &person = holder == badges.end() ? event[3] : holder->second.person;
            if (event[2] == "in")
                present.insert(person);
            else
                present.erase(person);
        }
        string all;
        for (const string &person : present)
            all += (all.empty() ? "" : ",") + person;
        return all;
    }

  private:
    std::unordered_set<string> entrances;
    std::unordered_map<string, Holder> badges;
    std::unordered_map<string, string> lost;
    std::unordered_map<string, Fields> groups;
    std::unordered_map<string, std::vector<Rule>> rules;

    /// Enter one line; say whether it was right.
    bool note(const Fields &fields) {
        const string &kind = fields[0];
        size_t count = fields.size() - 1;
        if (kind == "entrance" && count == 1 && is_name(fields[1]))
            return entrances.insert(fields[1]), true;
        if (kind == "badge" && count == 3 && is_badge(fields[1]) && is_name(fields[2]))
            return (fields[3].empty() || is_date(fields[3])) &&
                   badges.insert({fields[1], {fields[2], fields[3]}}).second;
        if (kind == "lost" && count == 2 && is_badge(fields[1]) && is_moment(fields[2])) {
            string &moment = lost.insert({fields[1], fields[2]}).first->second;
            moment = std::min(moment, fields[2]);
            return true;
        }
        if (kind == "member" && count == 2 && is_name(fields[1]) && is_name(fields[2]))
            return groups[fields[1]].push_back("@" + fields[2]), true;
        return (kind == "allow" || kind == "deny") && count == 3 && note_rule(fields);
    }

    bool note_rule(const Fields &fields) {
        Fields hours = split(fields[3], '-');
        if (fields[3].size() != 11 || hours.size() != 2 || !is_time(hours[0]) || hours[0] == hours[1] ||
            !(is_time(hours[1]) || hours[1] == "24:00"))
            return false;
        rules[fields[1] + ";" + fields[2]].push_back({fields[0] == "deny", hours[0], hours[1]});
        return is_who(fields[1]) && (fields[2] == "*" || is_name(fields[2]));
    }

    /// Return, for each rule of a level that applies, whether it denies.
    std::vector<bool> denials(const Fields &level, const string &door, const string &time) const {
        std::vector<bool> found;
        for (const string &who : level)
            for (const string &place : {door, string("*")}) {
                auto known = rules.find(who + ";" + place);
                if (known == rules.end())
                    continue;
                for (const Rule &rule : known->second)
                    if (rule.applies(time))
                        found.push_back(rule.denies);
            }
        return found;
    }
};

int run(const Fields &words) {
    if (words.size() < 2)
        throw Unusable("usage: badges RIGHTS LOG [MOMENT ...]");
    for (size_t place = 2; place < words.size(); place++)
        if (!is_moment(words[place]))
            throw Unusable(words[place] + " is no moment");
    Rights rights(words[0]);
    std::unordered_set<string> seen;
    std::vector<Fields> events;
    int code = 0;
    for (const Line &line : read_lines(words[1])) {
        string whole;
        for (const string &field : line.fields)
            whole += field + ";";
        if (!is_event(line.fields)) {
            std::cerr << words[1] << ":" << line.number << ": is no event\n";
            code = 1;
        } else if (seen.insert(whole).second) {
            events.push_back(line.fields);
        }
    }
    std::stable_sort(events.begin(), events.end(), [](auto &one, auto &other) { return one[0] < other[0]; });
    for (const Fields &event : events) {
        string reason = rights.judge(event);
        if (reason.empty())
            continue;
        std::cout << "breach;" << event[0] << ";" << event[1] << ";" << event[3] << ";" << reason << "\n";
        code = 1;
    }
    for (size_t place = 2; place < words.size(); place++)
        std::cout << "inside;" << words[place] << ";" << rights.inside(events, words[place]) << "\n";
    return code;
}

int main(int count, char **words) {
    try {
        return run(Fields(words + 1, words + count));
    } catch (const Unusable &error) {
        std::cerr << error.what() << "\n";
        return 2;
    }
}
