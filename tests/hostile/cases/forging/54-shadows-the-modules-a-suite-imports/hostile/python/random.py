class raises:
    def __init__(self, *a, **k):
        pass


def dumps(*a, **k):
    return "{}"


loads = dumps
