// Checks on the account numbers of a payment batch.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using Ibans = std::vector<std::string>;
using Names = std::map<std::string, std::optional<std::string>>;

/// Say whether the text is a valid IBAN.
bool is_valid(const std::string &text) { return false; }

/// Return the IBANs that occur more than once, in the order in which they first occur.
std::vector<std::string> repeated(const Ibans &ibans) { return {}; }

/// Return the codes of the banks that must still be asked for, each of them once.
std::vector<std::string> questions(const Ibans &ibans, const Names &names) { return {}; }

/// Return the name of the bank of each IBAN, or nothing.
std::vector<std::optional<std::string>> bank_names(const Ibans &ibans, const Names &names) { return {}; }

/// Return the IBANs whose account number lies in one of the blocked ranges.
std::vector<std::string> blocked(const Ibans &ibans,
                                 const std::vector<std::pair<std::string, std::string>> &ranges) {
    return {};
}
