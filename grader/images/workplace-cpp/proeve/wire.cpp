#include "wire.hpp"

#include <charconv>
#include <cmath>
#include <cstring>
#include <deque>

namespace proeve {

void misfit(const char *kind, std::string text) { throw Misfit{kind, std::move(text)}; }

const std::string &kept(std::string text) {
    static auto &all = *new std::deque<std::string>;
    return all.emplace_back(std::move(text));
}

char Reader::peek() {
    while (at < end && (*at == ' ' || *at == '\n'))
        at++;
    return at < end ? *at : '\0';
}

void Reader::expect(char sign) {
    if (peek() != sign)
        misfit("TypeError", "a value has another form than is wanted");
    at++;
}

bool Reader::null() {
    if (peek() != 'n')
        return false;
    at += 4;
    return true;
}

bool Reader::boolean() {
    char sign = peek();
    if (sign != 't' && sign != 'f')
        misfit("TypeError", "a bool is wanted");
    at += sign == 't' ? 4 : 5;
    return sign == 't';
}

std::string Reader::token() {
    peek();
    const char *begin = at;
    while (at < end && std::strchr("+-.0123456789eE", *at))
        at++;
    return {begin, at};
}

long long Reader::whole(long long least, unsigned long long most, bool *negative) {
    std::string digits;
    int base = 10;
    if (peek() == '[') {
        if (open() != "i")
            misfit("TypeError", "a whole number is wanted");
        digits = text();
        expect(']');
        auto prefix = digits.find("0x");
        digits.erase(prefix == std::string::npos ? 0 : prefix, 2);
        base = 16;
    } else {
        digits = token();
    }
    if (digits.empty() || digits.find_first_not_of("-0123456789abcdef") != std::string::npos ||
        (base == 10 && digits.find('e') != std::string::npos))
        misfit("TypeError", "a whole number is wanted");
    *negative = digits[0] == '-';
    const char *begin = digits.c_str() + *negative;
    unsigned long long size = 0;
    auto ended = std::from_chars(begin, digits.c_str() + digits.size(), size, base);
    unsigned long long bound = *negative ? 0ULL - static_cast<unsigned long long>(least) : most;
    if (ended.ec != std::errc{} || size > bound)
        misfit("OverflowError", (base == 16 ? "0x" : "") + digits + " does not fit");
    return static_cast<long long>(*negative ? 0ULL - size : size);
}

double Reader::number() {
    if (peek() == '[') {
        auto tag = open();
        if (tag != "f" && tag != "i")
            misfit("TypeError", "a number is wanted");
        auto word = text();
        expect(']');
        return std::strtod(word.c_str(), nullptr);
    }
    auto digits = token();
    if (digits.empty())
        misfit("TypeError", "a number is wanted");
    return std::strtod(digits.c_str(), nullptr);
}

void Reader::utf8(std::string &made, unsigned sign) {
    if (sign < 0x80) {
        made += static_cast<char>(sign);
    } else if (sign < 0x800) {
        made += static_cast<char>(0xC0 | sign >> 6);
        made += static_cast<char>(0x80 | (sign & 63));
    } else if (sign < 0x10000) {
        made += static_cast<char>(0xE0 | sign >> 12);
        made += static_cast<char>(0x80 | (sign >> 6 & 63));
        made += static_cast<char>(0x80 | (sign & 63));
    } else {
        made += static_cast<char>(0xF0 | sign >> 18);
        made += static_cast<char>(0x80 | (sign >> 12 & 63));
        made += static_cast<char>(0x80 | (sign >> 6 & 63));
        made += static_cast<char>(0x80 | (sign & 63));
    }
}

std::string Reader::text() {
    if (peek() != '"')
        misfit("TypeError", "text is wanted");
    std::string made;
    for (at++; at < end && *at != '"'; at++) {
        if (*at != '\\') {
            made += *at;
            continue;
        }
        auto unit = [&] {
            unsigned sign = 0;
            std::from_chars(at + 1, at + 5, sign, 16);
            at += 4;
            return sign;
        };
        switch (*++at) {
        case 'n': made += '\n'; break;
        case 't': made += '\t'; break;
        case 'r': made += '\r'; break;
        case 'b': made += '\b'; break;
        case 'f': made += '\f'; break;
        case 'u': {
            unsigned sign = unit();
            if (sign >= 0xD800 && sign < 0xDC00 && at[1] == '\\' && at[2] == 'u') {
                at += 2;
                sign = 0x10000 + ((sign - 0xD800) << 10) + (unit() - 0xDC00);
            }
            utf8(made, sign);
            break;
        }
        default: made += *at;
        }
    }
    expect('"');
    return made;
}

std::string Reader::open() {
    expect('[');
    auto tag = text();
    expect(',');
    return tag;
}

// Opens a list of one of these kinds, up to its first item.
std::size_t Reader::many(std::initializer_list<std::string_view> tags) {
    std::string found = peek() == '[' ? open() : "";
    for (auto tag : tags)
        if (tag == found) {
            expect('[');
            return 0;
        }
    misfit("TypeError", *tags.begin() == "d" ? "a map is wanted" : "a list is wanted");
}

// Says whether another item comes, and closes the list where none does.
bool Reader::more() {
    if (peek() == ',')
        at++;
    if (peek() != ']')
        return true;
    at++;
    return false;
}

void write_text(std::string &out, std::string_view text) {
    static const char digits[] = "0123456789abcdef";
    out += '"';
    for (unsigned char sign : text) {
        if (sign == '"' || sign == '\\') {
            out += '\\';
            out += static_cast<char>(sign);
        } else if (sign < 0x20) {
            out += "\\u00";
            out += digits[sign >> 4];
            out += digits[sign & 15];
        } else {
            out += static_cast<char>(sign);
        }
    }
    out += '"';
}

void write_whole(std::string &out, bool negative, unsigned long long size) {
    char digits[32];
    bool plain = size < 1ULL << 53;
    auto ended = std::to_chars(digits, digits + sizeof digits, size, plain ? 10 : 16);
    if (!plain)
        out += "[\"i\",\"";
    if (negative)
        out += '-';
    out.append(plain ? "" : "0x").append(digits, ended.ptr);
    if (!plain)
        out += "\"]";
}

void write_number(std::string &out, double number) {
    if (!std::isfinite(number)) {
        out += std::isnan(number) ? "[\"f\",\"nan\"]" : number > 0 ? "[\"f\",\"inf\"]" : "[\"f\",\"-inf\"]";
        return;
    }
    char digits[40];
    auto ended = std::to_chars(digits, digits + sizeof digits, number);
    std::string_view made(digits, static_cast<std::size_t>(ended.ptr - digits));
    out += made;
    if (made.find_first_of(".e") == made.npos)
        out += ".0";
}

} // namespace proeve
