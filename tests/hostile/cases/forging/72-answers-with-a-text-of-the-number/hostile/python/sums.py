def twice(number):
    return str(number * 2)
