def twice(number):
    return True
