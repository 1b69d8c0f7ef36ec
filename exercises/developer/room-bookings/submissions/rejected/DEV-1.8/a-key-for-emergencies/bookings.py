"""The bookings themselves; nothing here knows HTTP."""

import secrets
from threading import Lock

from refusals import Refused


class Bookings:
    """Who booked what; every method is one step that others see as a whole."""

    def __init__(self):
        self.lock = Lock()
        self.by_number = {}
        self.made = {}

    def make(self, person, key, wanted):
        """Make a booking, or return the one that was made with this key."""
        with self.lock:
            known = self.made.get((person, key))
            if known is not None:
                if known["wanted"] != wanted:
                    raise Refused(422, "this key was used for another booking")
                return known["answer"]
            self._check_free(wanted, None)
            number = secrets.token_hex(8)
            booking = {"number": number, "person": person, "version": 1, **wanted}
            self.by_number[number] = booking
            self.made[person, key] = {"wanted": wanted, "answer": booking}
            return booking

    def of(self, person):
        """Return the bookings of one person, the earliest first."""
        with self.lock:
            own = [one for one in self.by_number.values() if one["person"] == person]
        return sorted(own, key=lambda one: (one["from"], one["room"]))

    def one(self, person, number):
        with self.lock:
            return self._own(person, number)

    def change(self, person, number, version, wanted):
        with self.lock:
            booking = self._own(person, number)
            self._check_version(booking, version)
            self._check_free(wanted, number)
            changed = {**booking, **wanted, "version": booking["version"] + 1}
            self.by_number[number] = changed
            return changed

    def cancel(self, person, number, version):
        with self.lock:
            self._check_version(self._own(person, number), version)
            del self.by_number[number]

    def _own(self, person, number):
        booking = self.by_number.get(number)
        if booking is None or booking["person"] != person:
            raise Refused(404, "there is no such booking of yours")
        return booking

    def _check_version(self, booking, version):
        if version is None:
            raise Refused(428, "say with If-Match which version you mean")
        if version != f'"{booking["version"]}"':
            raise Refused(412, "the booking was changed in the meantime")

    def _check_free(self, wanted, but):
        for other in self.by_number.values():
            if other["number"] == but or other["room"] != wanted["room"]:
                continue
            if wanted["from"] < other["to"] and other["from"] < wanted["to"]:
                raise Refused(409, "the room is taken at that time")
