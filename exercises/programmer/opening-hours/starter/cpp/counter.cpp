// When the counters of the commune are open.
#include <map>
#include <optional>
#include <string>
#include <vector>

using Week = std::map<std::string, std::vector<std::vector<std::string>>>;

/// Return the first moment, from `moment` on, at which the counter is open.
std::optional<std::string> next_opening(const std::string &moment, const Week &week,
                                        const std::vector<std::string> &closed) {
    return std::nullopt;
}

/// Return how many minutes the counter is open between two moments.
int open_minutes(const std::string &start, const std::string &end, const Week &week,
                 const std::vector<std::string> &closed) {
    return 0;
}
