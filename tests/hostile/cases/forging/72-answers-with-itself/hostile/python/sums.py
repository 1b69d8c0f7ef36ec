def twice(number):
    return twice
