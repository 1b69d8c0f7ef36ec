// Checks on the account numbers of a payment batch.
#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Ibans = std::vector<std::string>;
using Names = std::map<std::string, std::optional<std::string>>;
using Ranges = std::vector<std::pair<std::string, std::string>>;

namespace {

const std::map<std::string, size_t> LENGTHS = {{"BE", 16}, {"DE", 22}, {"FR", 27}, {"LU", 20}, {"NL", 18}};

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

bool is_letter(char sign) { return sign >= 'A' && sign <= 'Z'; }

std::string compact(const std::string &text) {
    std::string iban;
    for (char sign : text)
        if (sign != ' ')
            iban += sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
    return iban;
}

bool is_belgian(const std::string &iban) { return iban.compare(0, 2, "BE") == 0; }

bool is_account(const std::string &text) {
    return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

int remainder_of(const std::string &signs) {
    int result = 0;
    for (char sign : signs) {
        int value = is_digit(sign) ? sign - '0' : sign - 'A' + 10;
        result = (result * (value < 10 ? 10 : 100) + value) % 97;
    }
    return result;
}

/// Return the ranges in order, those that overlap joined.
Ranges merge(Ranges ranges) {
    for (size_t place = 0; place < ranges.size(); place++) {
        const auto &[first, last] = ranges[place];
        if (!is_account(first) || !is_account(last) || first > last)
            throw std::invalid_argument("range " + std::to_string(place + 1) + ": " + first + "-" + last +
                                        " is no range of account numbers");
    }
    std::sort(ranges.begin(), ranges.end());
    Ranges merged;
    for (const auto &range : ranges)
        if (!merged.empty() && range.first <= merged.back().second)
            merged.back().second = std::max(merged.back().second, range.second);
        else
            merged.push_back(range);
    return merged;
}

bool lies_in(const Ranges &merged, const std::string &account) {
    auto after = std::upper_bound(merged.begin(), merged.end(), account,
                                  [](const std::string &one, const auto &range) { return one < range.first; });
    return after != merged.begin() && account <= std::prev(after)->second;
}

} // namespace

/// Say whether the text is a valid IBAN.
bool is_valid(const std::string &text) {
    std::string iban = compact(text);
    auto known = LENGTHS.find(iban.substr(0, 2));
    if (known == LENGTHS.end() || known->second != iban.size() || !is_digit(iban[2]) || !is_digit(iban[3]))
        return false;
    if (!std::all_of(iban.begin(), iban.end(), [](char sign) { return is_digit(sign) || is_letter(sign); }))
        return false;
    std::string check = iban.substr(2, 2);
    if (check < "02" || check > "98" || remainder_of(iban.substr(4) + iban.substr(0, 4)) != 1)
        return false;
    return true;
}

/// Return the IBANs that occur more than once, in the order in which they first occur.
std::vector<std::string> repeated(const Ibans &ibans) {
    std::unordered_map<std::string, int> counts;
    std::vector<std::string> order, found;
    for (const auto &text : ibans)
        if (counts[compact(text)]++ == 0)
            order.push_back(compact(text));
    std::copy_if(order.begin(), order.end(), std::back_inserter(found),
                 [&](const std::string &iban) { return counts[iban] > 1; });
    return found;
}

/// Return the codes of the banks that must still be asked for, each of them once.
std::vector<std::string> questions(const Ibans &ibans, const Names &names) {
    std::unordered_set<std::string> seen;
    std::vector<std::string> found;
    for (const auto &text : ibans) {
        std::string iban = compact(text);
        if (is_belgian(iban) && !names.count(iban.substr(4, 3)) && seen.insert(iban.substr(4, 3)).second)
            found.push_back(iban.substr(4, 3));
    }
    return found;
}

/// Return the name of the bank of each IBAN, or nothing.
std::vector<std::optional<std::string>> bank_names(const Ibans &ibans, const Names &names) {
    std::vector<std::optional<std::string>> found;
    for (const auto &text : ibans) {
        std::string iban = compact(text);
        auto known = is_belgian(iban) ? names.find(iban.substr(4, 3)) : names.end();
        found.push_back(known == names.end() ? std::nullopt : known->second);
    }
    return found;
}

/// Return the IBANs whose account number lies in one of the blocked ranges.
std::vector<std::string> blocked(const Ibans &ibans,
                                 const std::vector<std::pair<std::string, std::string>> &ranges) {
    Ranges merged = merge(ranges);
    std::vector<std::string> found;
    for (const auto &text : ibans) {
        std::string iban = compact(text);
        if (is_belgian(iban) && lies_in(merged, iban.substr(4)))
            found.push_back(iban);
    }
    return found;
}
