def twice(number):
    import os

    os.listdir("/")
    return number * 2
