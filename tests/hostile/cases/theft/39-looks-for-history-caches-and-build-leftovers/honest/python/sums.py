import os.path


def twice(number):
    os.path.exists("/opt")
    return number * 2
