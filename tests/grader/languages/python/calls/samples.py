"""What the suite of calls asks for, in Python."""

calls = []


def greet(name):
    return f"Hello, {name}!"


def total(numbers):
    return sum(numbers)


def half(number):
    return number / 2


def is_even(number):
    return number % 2 == 0


def next_number(number):
    return number + 1


def backwards(words):
    return words[::-1]


def describe(order):
    return {
        "title": order["title"].upper(),
        "price": order["price"] * 2,
        "tags": len(order["tags"]),
    }


def find(words, wanted):
    return words.index(wanted) if wanted in words else None


def count_calls():
    calls.append(1)
    return len(calls)


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count += number

    def value(self):
        return self.count


def refuse(text):
    raise ValueError(f"no such thing: {text}")


def divide(first, second):
    return first // second


def depth(number):
    return 0 if number == 0 else 1 + depth(number - 1)


def first_line(name):
    with open(name, encoding="utf-8") as file:
        return file.readline().rstrip("\n")


def shout(text):
    print(text)
    return len(text)
