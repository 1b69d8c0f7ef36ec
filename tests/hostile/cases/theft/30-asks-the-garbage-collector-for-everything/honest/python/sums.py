import gc


def twice(number):
    gc.collect()
    return number * 2
