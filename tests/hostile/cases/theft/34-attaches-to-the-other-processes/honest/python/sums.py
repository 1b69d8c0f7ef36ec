import ctypes


def twice(number):
    ctypes.c_long(1).value
    return number * 2
