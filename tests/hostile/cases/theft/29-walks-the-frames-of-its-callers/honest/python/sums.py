import sys


def twice(number):
    sys._getframe().f_locals
    return number * 2
