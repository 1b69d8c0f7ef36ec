import builtins

kept = builtins.open


def twice(number):
    return number * 2
