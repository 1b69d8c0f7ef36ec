import sys

sys.settrace(None)


def twice(number):
    return number * 2
