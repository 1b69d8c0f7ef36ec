calls = []


def twice(number):
    calls.append(1)
    return number * 2
