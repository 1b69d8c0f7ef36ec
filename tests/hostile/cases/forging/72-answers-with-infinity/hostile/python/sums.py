def twice(number):
    return float("inf")
