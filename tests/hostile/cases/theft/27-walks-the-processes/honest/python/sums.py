import os


def twice(number):
    return number * 2 if os.getpid() else 0
