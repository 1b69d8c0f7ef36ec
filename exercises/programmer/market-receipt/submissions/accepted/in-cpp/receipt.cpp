// The receipt of a market stall.
#include <map>
#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

struct Line {
    std::string description;
    long quantity;
    std::string unit_price;
    int rate;
};

struct Vat {
    int rate;
    std::string amount;
};

struct Receipt {
    std::string total;
    std::vector<Vat> vat;
    std::string net;
};

namespace {

std::string euros(long long cents) {
    std::string rest = std::to_string(cents % 100);
    return std::to_string(cents / 100) + (rest.size() < 2 ? ".0" : ".") + rest;
}

/// Return what a line costs, in cents; throws the rule that it breaks.
long long cost(const Line &line) {
    static const std::regex amount("([0-9]+)(?:[.]([0-9]{1,2}))?");
    std::smatch found;
    if (line.description.empty())
        throw std::invalid_argument("the description is empty");
    if (line.quantity < 1)
        throw std::invalid_argument("the quantity is none");
    if (!std::regex_match(line.unit_price, found, amount))
        throw std::invalid_argument("the price is no amount");
    if (line.rate != 6 && line.rate != 12 && line.rate != 21)
        throw std::invalid_argument("the rate is none");
    std::string cents = found[2];
    cents.resize(2, '0');
    return line.quantity * std::stoll(found[1].str() + cents);
}

} // namespace

/// Return total, VAT for each rate, and net of the lines.
Receipt totals(const std::vector<Line> &lines) {
    std::map<int, long long> sums;
    for (size_t place = 0; place < lines.size(); place++) {
        try {
            sums[lines[place].rate] += cost(lines[place]);
        } catch (const std::invalid_argument &error) {
            throw std::invalid_argument("line " + std::to_string(place + 1) + ": " + error.what());
        }
    }
    long long total = 0, net = 0;
    Receipt made;
    for (auto [rate, sum] : sums) {
        long long contained = (2 * sum * rate + 100 + rate) / (2 * (100 + rate));
        total += sum;
        net += sum - contained;
        made.vat.push_back({rate, euros(contained)});
    }
    made.total = euros(total);
    made.net = euros(net);
    return made;
}
