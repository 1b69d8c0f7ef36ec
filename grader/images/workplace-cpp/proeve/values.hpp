// How each type of C++ is read and written; what has no such way is found out by deduction.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "wire.hpp"

namespace proeve {

template <class T> struct Fields; // specialised for the candidate's own aggregates

template <class T>
concept Described = requires { Fields<T>::names; };

template <class T> struct Value {
    static constexpr bool known = false;
};

template <class T>
    requires(std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>)
struct Value<T> {
    static constexpr bool known = true;
    static T read(Reader &from) {
        bool negative = false;
        auto size = from.whole(static_cast<long long>(std::numeric_limits<T>::min()),
                               static_cast<unsigned long long>(std::numeric_limits<T>::max()), &negative);
        return static_cast<T>(size);
    }
    static void write(std::string &out, T value) {
        bool negative = value < T{};
        auto size = static_cast<unsigned long long>(value);
        write_whole(out, negative, negative ? 0ULL - size : size);
    }
};

template <> struct Value<bool> {
    static constexpr bool known = true;
    static bool read(Reader &from) { return from.boolean(); }
    static void write(std::string &out, bool value) { out += value ? "true" : "false"; }
};

template <> struct Value<char> {
    static constexpr bool known = true;
    static char read(Reader &from) {
        auto text = from.text();
        if (text.size() != 1)
            misfit("TypeError", "one character is wanted");
        return text[0];
    }
    static void write(std::string &out, char value) { write_text(out, {&value, 1}); }
};

template <std::floating_point T> struct Value<T> {
    static constexpr bool known = true;
    static T read(Reader &from) { return static_cast<T>(from.number()); }
    static void write(std::string &out, T value) { write_number(out, static_cast<double>(value)); }
};

template <> struct Value<std::string> {
    static constexpr bool known = true;
    static std::string read(Reader &from) { return from.text(); }
    static void write(std::string &out, const std::string &value) { write_text(out, value); }
};

// Text that is only looked at: what is looked at lives until the process ends.
const std::string &kept(std::string text);

template <> struct Value<std::string_view> {
    static constexpr bool known = true;
    static std::string_view read(Reader &from) { return kept(from.text()); }
    static void write(std::string &out, std::string_view value) { write_text(out, value); }
};

template <> struct Value<const char *> {
    static constexpr bool known = true;
    static const char *read(Reader &from) { return from.null() ? nullptr : kept(from.text()).c_str(); }
    static void write(std::string &out, const char *value) {
        if (value)
            write_text(out, value);
        else
            out += "null";
    }
};

template <class T> struct Value<std::optional<T>> {
    static constexpr bool known = Value<T>::known;
    static std::optional<T> read(Reader &from) {
        if (from.null())
            return std::nullopt;
        return Value<T>::read(from);
    }
    static void write(std::string &out, const std::optional<T> &value) {
        if (value)
            Value<T>::write(out, *value);
        else
            out += "null";
    }
};

template <class Many> void write_many(std::string &out, const char *tag, const Many &values) {
    using T = typename Many::value_type;
    out += "[\"";
    out += tag;
    out += "\",[";
    const char *between = "";
    for (const T &value : values) {
        out += between;
        between = ",";
        Value<T>::write(out, value);
    }
    out += "]]";
}

template <class Many, class Add> void read_many(Reader &from, Add add) {
    from.many({"l", "t", "s", "fs", "dq"});
    while (from.more())
        add(Value<typename Many::value_type>::read(from));
    from.expect(']');
}

template <class Many> struct Sequence {
    static constexpr bool known = Value<typename Many::value_type>::known;
    static Many read(Reader &from) {
        Many made;
        read_many<Many>(from, [&](auto &&value) { made.push_back(std::move(value)); });
        return made;
    }
    static void write(std::string &out, const Many &values) { write_many(out, "l", values); }
};
template <class T> struct Value<std::vector<T>> : Sequence<std::vector<T>> {};
template <class T> struct Value<std::deque<T>> : Sequence<std::deque<T>> {};

template <class T, std::size_t N> struct Value<std::array<T, N>> {
    static constexpr bool known = Value<T>::known;
    static std::array<T, N> read(Reader &from) {
        auto values = Value<std::vector<T>>::read(from);
        if (values.size() != N)
            misfit("TypeError", "a list of " + std::to_string(N) + " values is wanted");
        std::array<T, N> made{};
        for (std::size_t place = 0; place < N; place++)
            made[place] = std::move(values[place]);
        return made;
    }
    static void write(std::string &out, const std::array<T, N> &values) { write_many(out, "l", values); }
};

template <class Many> struct Collection {
    static constexpr bool known = Value<typename Many::value_type>::known;
    static Many read(Reader &from) {
        Many made;
        read_many<Many>(from, [&](auto &&value) { made.insert(std::move(value)); });
        return made;
    }
    static void write(std::string &out, const Many &values) { write_many(out, "s", values); }
};
template <class T> struct Value<std::set<T>> : Collection<std::set<T>> {};
template <class T> struct Value<std::unordered_set<T>> : Collection<std::unordered_set<T>> {};

template <class Map> struct Mapping {
    using K = typename Map::key_type;
    using V = typename Map::mapped_type;
    static constexpr bool known = Value<K>::known && Value<V>::known;
    static Map read(Reader &from) {
        Map made;
        from.many({"d"});
        while (from.more()) {
            from.expect('[');
            auto key = Value<K>::read(from);
            from.expect(',');
            made[std::move(key)] = Value<V>::read(from);
            from.expect(']');
        }
        from.expect(']');
        return made;
    }
    static void write(std::string &out, const Map &values) {
        out += "[\"d\",[";
        const char *between = "[";
        for (const auto &[key, value] : values) {
            out += between;
            between = ",[";
            Value<K>::write(out, key);
            out += ',';
            Value<V>::write(out, value);
            out += ']';
        }
        out += "]]";
    }
};
template <class K, class V> struct Value<std::map<K, V>> : Mapping<std::map<K, V>> {};
template <class K, class V> struct Value<std::unordered_map<K, V>> : Mapping<std::unordered_map<K, V>> {};

template <class Tuple> struct Several {
    static void next(Reader &from, auto &part) {
        if (!from.more())
            misfit("TypeError", "more values are wanted");
        part = Value<std::decay_t<decltype(part)>>::read(from);
    }
    static Tuple read(Reader &from) {
        Tuple made;
        from.many({"t", "l"});
        std::apply([&](auto &...part) { (next(from, part), ...); }, made);
        if (from.more())
            misfit("TypeError", "fewer values are wanted");
        from.expect(']');
        return made;
    }
    static void write(std::string &out, const Tuple &values) {
        out += "[\"t\",[";
        const char *between = "";
        auto one = [&](const auto &part) {
            out += between;
            between = ",";
            Value<std::decay_t<decltype(part)>>::write(out, part);
        };
        std::apply([&](const auto &...part) { (one(part), ...); }, values);
        out += "]]";
    }
};
template <class... T> struct Value<std::tuple<T...>> : Several<std::tuple<T...>> {
    static constexpr bool known = (Value<T>::known && ...);
};
template <class A, class B> struct Value<std::pair<A, B>> : Several<std::pair<A, B>> {
    static constexpr bool known = Value<A>::known && Value<B>::known;
};

template <Described T> struct Value<T> {
    static constexpr bool known = std::is_aggregate_v<T>;
    static T read(Reader &from) {
        T made{};
        std::size_t found = 0;
        from.many({"d"});
        while (from.more()) {
            from.expect('[');
            auto name = from.text();
            from.expect(',');
            std::size_t place = 0;
            bool known_name = false;
            auto one = [&](auto &part) {
                if (Fields<T>::names[place++] == name) {
                    part = Value<std::decay_t<decltype(part)>>::read(from);
                    known_name = true;
                }
            };
            std::apply([&](auto &...part) { (one(part), ...); }, Fields<T>::of(made));
            if (!known_name)
                misfit("TypeError", "there is no field " + name);
            from.expect(']');
            found++;
        }
        if (found != Fields<T>::names.size())
            misfit("TypeError", std::to_string(Fields<T>::names.size()) + " fields are wanted");
        from.expect(']');
        return made;
    }
    static void write(std::string &out, const T &value) {
        out += "[\"d\",[";
        std::size_t place = 0;
        auto one = [&](const auto &part) {
            out += place ? ",[" : "[";
            write_text(out, Fields<T>::names[place++]);
            out += ',';
            Value<std::decay_t<decltype(part)>>::write(out, part);
            out += ']';
        };
        std::apply([&](const auto &...part) { (one(part), ...); }, Fields<T>::of(value));
        out += "]]";
    }
};

} // namespace proeve
