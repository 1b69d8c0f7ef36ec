import signal


def twice(number):
    signal.getsignal(11)
    return number * 2
