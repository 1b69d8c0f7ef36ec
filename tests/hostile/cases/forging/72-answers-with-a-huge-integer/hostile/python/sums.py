def twice(number):
    return 10**50000
