"""The bookings themselves; nothing here knows HTTP."""


class Bookings:
    def __init__(self):
        self.by_number = {}
