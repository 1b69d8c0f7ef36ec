import inspect


def twice(number):
    inspect.getsource(twice)
    return number * 2
