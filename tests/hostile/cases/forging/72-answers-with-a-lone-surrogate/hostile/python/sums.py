def twice(number):
    return "\udc80" * 4
