import os


def twice(number):
    os.environ["X"] = "1"
    return number * 2
