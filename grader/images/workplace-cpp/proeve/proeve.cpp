#include "proeve.hpp"

#include <csetjmp>
#include <csignal>
#include <cxxabi.h>
#include <filesystem>
#include <iostream>
#include <new>
#include <typeinfo>
#include <variant>

namespace proeve {

namespace {

struct Known {
    const char *file;
    Function function;
};

std::vector<Known> &all() {
    static auto &known = *new std::vector<Known>;
    return known;
}

std::string raised(std::string_view kind, std::string_view text) {
    std::string out = "{\"raised\":{\"type\":";
    write_text(out, kind);
    out += ",\"class\":null,\"number\":0,\"args\":[";
    write_text(out, text);
    out += "],\"text\":";
    write_text(out, text);
    return out + ",\"where\":[],\"origin\":null}}";
}

std::string own_name(const std::exception &error) {
    int status = 0;
    char *made = abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status);
    std::string name = made ? made : "exception";
    std::free(made);
    auto last = name.rfind("::");
    return last == name.npos ? name : name.substr(last + 2);
}

// What the library throws for a place or a key that is not there is told from its text.
std::string out_of_range(const std::string &text) {
    if (text.find("map::at") != text.npos || text.find("_Map_base::at") != text.npos)
        return "KeyError";
    bool place = text.find("_M_range_check") != text.npos || text.find("::at") != text.npos;
    return place ? "IndexError" : "ValueError";
}

// The type stands in what the compiler calls the function that was made for it.
std::string unsupported(const Function &function) {
    std::string type = function.unsupported;
    auto begin = type.find("T = ") + 4;
    return raised("TypeError", std::string(function.name) + " is a " + type.substr(begin, type.rfind(']') - begin) +
                                   ", which cannot be called with plain values");
}

// A division by zero is a signal of the processor's: the call is left, and that is told.
sigjmp_buf divided;

void divide_by_zero(int) { siglongjmp(divided, 1); }

std::string called(const Function &function, Reader &from) {
    if (sigsetjmp(divided, 1))
        return raised("ZeroDivisionError", "division by zero");
    std::signal(SIGFPE, divide_by_zero);
    try {
        return function.call(function.target, from);
    } catch (const Misfit &error) {
        return raised(error.kind, std::string(function.name) + ": " + error.text);
    } catch (const std::out_of_range &error) {
        return raised(out_of_range(error.what()), error.what());
    } catch (const std::invalid_argument &error) {
        return raised("ValueError", error.what());
    } catch (const std::domain_error &error) {
        return raised("ValueError", error.what());
    } catch (const std::length_error &error) {
        return raised("ValueError", error.what());
    } catch (const std::range_error &error) {
        return raised("ValueError", error.what());
    } catch (const std::overflow_error &error) {
        return raised("OverflowError", error.what());
    } catch (const std::bad_alloc &) {
        return raised("MemoryError", "");
    } catch (const std::bad_optional_access &error) {
        return raised("AttributeError", error.what());
    } catch (const std::bad_cast &error) {
        return raised("TypeError", error.what());
    } catch (const std::bad_variant_access &error) {
        return raised("TypeError", error.what());
    } catch (const std::filesystem::filesystem_error &error) {
        bool absent = error.code() == std::errc::no_such_file_or_directory;
        return raised(absent ? "FileNotFoundError" : "OSError", error.what());
    } catch (const std::runtime_error &error) {
        return raised(typeid(error) == typeid(std::runtime_error) ? "RuntimeError" : own_name(error), error.what());
    } catch (const std::exception &error) {
        return raised(own_name(error), error.what());
    } catch (...) {
        return raised("RuntimeError", "something was thrown that is no std::exception");
    }
}

} // namespace

Listed::Listed(const char *file, Function function) { all().push_back({file, function}); }

} // namespace proeve

extern "C" {

int proeve_count() { return static_cast<int>(proeve::all().size()); }
const char *proeve_name(int number) { return proeve::all()[static_cast<std::size_t>(number)].function.name; }
const char *proeve_file(int number) { return proeve::all()[static_cast<std::size_t>(number)].file; }

const char *proeve_call(int number, const char *values, std::size_t size) {
    static auto &answer = *new std::string;
    const auto &function = proeve::all()[static_cast<std::size_t>(number)].function;
    proeve::Reader from(values, values + size);
    if (function.call)
        answer = proeve::called(function, from);
    else
        answer = proeve::unsupported(function);
    std::cout.flush();
    return answer.c_str();
}
}
