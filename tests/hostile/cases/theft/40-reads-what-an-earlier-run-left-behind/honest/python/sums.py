import tempfile


def twice(number):
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
    return number * 2
