// What the suite of calls asks for.
#include <cctype>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace std;

struct Order {
    string title;
    double price = 0;
    vector<string> tags;
};

struct Described {
    string title;
    double price;
    size_t tags;
};

string greet(const string &name) { return "Hello, " + name + "!"; }

long total(const vector<long> &numbers) {
    long sum = 0;
    for (long number : numbers)
        sum += number;
    return sum;
}

double half(double number) { return number / 2; }

bool is_even(int number) { return number % 2 == 0; }

int64_t nextNumber(int64_t number) { return number + 1; }

vector<string> backwards(vector<string> words) { return {words.rbegin(), words.rend()}; }

Described describe(Order order) {
    for (char &sign : order.title)
        sign = static_cast<char>(toupper(static_cast<unsigned char>(sign)));
    return {order.title, 2 * order.price, order.tags.size()};
}

optional<size_t> find(const vector<string> &words, const string &wanted) {
    for (size_t place = 0; place < words.size(); place++)
        if (words[place] == wanted)
            return place;
    return nullopt;
}

int count_calls() {
    static int calls = 0;
    return ++calls;
}

string refuse(const string &text) { throw invalid_argument("no such thing: " + text); }

int divide(int first, int second) { return first / second; }

int depth(int number) { return number == 0 ? 0 : 1 + depth(number - 1); }

string first_line(const string &name) {
    ifstream file(name);
    string line;
    getline(file, line);
    return line;
}

int shout(const string &text) {
    cout << text << '\n';
    return static_cast<int>(text.size());
}
