class Doubling:
    def __call__(self, number):
        return number * 2


twice = Doubling()
