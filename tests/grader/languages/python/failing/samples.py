def fail(number):
    return deeper(number)


def deeper(number):
    return [][number]  # FAULT
