// The receipt of a market stall.
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

/// Return total, VAT for each rate, and net of the lines.
Receipt totals(const std::vector<Line> &lines) { return {}; }
