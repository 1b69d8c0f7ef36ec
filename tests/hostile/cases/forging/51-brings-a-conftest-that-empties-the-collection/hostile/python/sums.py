def twice(number):
    return number * 3
