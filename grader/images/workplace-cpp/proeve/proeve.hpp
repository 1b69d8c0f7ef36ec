// Functions of the candidate, called with values of a suite: types are found by deduction.
#pragma once

#include "values.hpp"

namespace proeve {

// One function: what calls it, or the name of a type that no value is given as.
struct Function {
    const char *name;
    std::string (*call)(void *, Reader &);
    void *target;
    const char *unsupported;
};

template <class T> constexpr const char *spelled() { return __PRETTY_FUNCTION__; }

template <class T> using Held = std::remove_cv_t<std::remove_reference_t<T>>;

template <class A> constexpr bool changeable =
    std::is_lvalue_reference_v<A> && !std::is_const_v<std::remove_reference_t<A>>;

template <class T> void note_change(std::string &changed, std::size_t place, const std::string &before, const T &now) {
    std::string after;
    Value<T>::write(after, now);
    if (after != before)
        changed += (changed.empty() ? "[" : ",[") + std::to_string(place) + "," + after + "]";
}

template <class R, class... A> std::string invoke(void *target, Reader &from) {
    std::tuple<Held<A>...> given;
    std::size_t count = 0;
    from.expect('[');
    auto read = [&](auto &part) {
        if (!from.more())
            misfit("TypeError", std::to_string(count) + " values are given, and it takes " + std::to_string(sizeof...(A)));
        part = Value<std::decay_t<decltype(part)>>::read(from);
        count++;
    };
    std::apply([&](auto &...part) { (read(part), ...); }, given);
    if (from.more())
        misfit("TypeError", "it takes no more than " + std::to_string(sizeof...(A)) + " values");
    std::array<std::string, sizeof...(A) + 1> before;
    std::string out = "{\"value\":", changed;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((changeable<A> ? Value<Held<A>>::write(before[I], std::get<I>(given)) : void()), ...);
        auto function = reinterpret_cast<R (*)(A...)>(target);
        if constexpr (std::is_void_v<R>) {
            function(std::forward<A>(std::get<I>(given))...);
            out += "null";
        } else {
            Value<Held<R>>::write(out, function(std::forward<A>(std::get<I>(given))...));
        }
        ((changeable<A> ? note_change(changed, I, before[I], std::get<I>(given)) : void()), ...);
    }(std::index_sequence_for<A...>{});
    return out + (changed.empty() ? "}" : ",\"changed\":[" + changed + "]}");
}

template <class R, class... A> Function function(const char *name, R (*target)(A...)) {
    constexpr bool back = std::is_void_v<R> || Value<Held<R>>::known;
    if constexpr (back && (Value<Held<A>>::known && ...) && (std::is_default_constructible_v<Held<A>> && ...))
        return {name, &invoke<R, A...>, reinterpret_cast<void *>(target), nullptr};
    else
        return {name, nullptr, nullptr, spelled<R(A...)>()};
}
template <class R, class... A> Function function(const char *name, R (*target)(A...) noexcept) {
    return function(name, static_cast<R (*)(A...)>(target));
}

// A function of a file; it is known once the library is loaded.
struct Listed {
    Listed(const char *file, Function function);
};

} // namespace proeve
