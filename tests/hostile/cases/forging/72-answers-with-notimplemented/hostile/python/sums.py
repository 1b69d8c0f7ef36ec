def twice(number):
    return NotImplemented
