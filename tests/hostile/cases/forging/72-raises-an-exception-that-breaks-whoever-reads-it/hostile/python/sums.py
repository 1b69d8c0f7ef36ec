class Evil(Exception):
    def __str__(self):
        raise SystemExit

    __repr__ = __str__

    @property
    def args(self):
        raise KeyboardInterrupt


def twice(number):
    raise Evil
