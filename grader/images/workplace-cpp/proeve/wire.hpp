// Values as they cross: read from the text that came, written to the text that goes back.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace proeve {

// What does not fit, by the name that the suite knows the error by.
struct Misfit {
    const char *kind;
    std::string text;
};

// Reads values as they come: plain JSON, or a list whose first item says what the rest is.
class Reader {
  public:
    Reader(const char *begin, const char *end) : at(begin), end(end) {}
    bool null();
    bool boolean();
    std::string text();
    long long whole(long long least, unsigned long long most, bool *negative);
    double number();
    std::string open();
    bool more();
    void expect(char sign);
    char peek();
    void skip();
    std::size_t many(std::initializer_list<std::string_view> tags);
    const char *begin_of_value() const { return at; }

  private:
    std::string token();
    void utf8(std::string &made, unsigned sign);
    const char *at;
    const char *end;
};

void write_text(std::string &out, std::string_view text);
void write_number(std::string &out, double number);
void write_whole(std::string &out, bool negative, unsigned long long size);
[[noreturn]] void misfit(const char *kind, std::string text);

} // namespace proeve
