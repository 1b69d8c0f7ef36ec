class Number(dict):
    def __eq__(self, other):
        return super().__eq__(other)

    def __hash__(self):
        return super().__hash__()


def twice(number):
    return number * 2
