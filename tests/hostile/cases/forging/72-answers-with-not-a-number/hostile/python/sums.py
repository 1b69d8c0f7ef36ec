def twice(number):
    return float("nan")
