def twice(number):
    found = []
    found.append(found)
    return found
