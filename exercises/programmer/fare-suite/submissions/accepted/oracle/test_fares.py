"""Compare the module with the fare board, written down once more, all over its range."""

import random
import unittest
from fractions import Fraction
from math import ceil

import fares

AGES = [0, 3, 5, 6, 11, 17, 18, 40, 64, 65, 66, 90]
MINUTES = [0, 300, 569, 570, 571, 700, 959, 960, 1000, 1139, 1140, 1141, 1439]
BOARD = {1: Fraction("2.50"), 2: Fraction("3.70"), 3: Fraction("4.90")}


def cents(euros):
    return ceil(euros * 10) * 10


def by_the_board(zones, age, minute):
    quiet = "09:30" <= f"{minute // 60:02d}:{minute % 60:02d}" < "16:00" or minute // 60 >= 19
    if age in range(6):
        return 0
    if age in range(6, 18):
        return cents(BOARD[zones] / 2)
    if quiet and age > 64:
        return 150
    return cents(BOARD[zones] * Fraction(4 if quiet else 5, 5))


class BoardTest(unittest.TestCase):
    longMessage = True

    def test_every_fare(self):
        for zones in BOARD:
            for age in AGES:
                for minute in MINUTES:
                    expected = by_the_board(zones, age, minute)
                    found = fares.fare(zones, age, minute)
                    self.assertEqual(found, expected, f"{zones} zones, {age} years, at {minute}")

    def test_random_groups(self):
        chance = random.Random(1830)
        for size in list(range(1, 13)) * 6:
            ages = [chance.choice(AGES) for _ in range(size)]
            zones, minute = chance.choice([1, 2, 3]), chance.choice(MINUTES)
            total = sum(by_the_board(zones, age, minute) for age in ages)
            if sum(age > 5 for age in ages) >= 8:
                total = cents(Fraction(total, 100) * 3 / 4)
            self.assertEqual(fares.group_fare(zones, ages, minute), total, f"{zones} {ages} {minute}")

    def test_tickets_minute_by_minute(self):
        for bought in (0, 1, 600, 1349, 1350, 1351, 1439):
            good = {(bought + later) % 1440 for later in range(91)}
            found = {minute for minute in range(1440) if fares.is_valid(bought, minute)}
            self.assertEqual(found, good, f"bought at {bought}")


class RefusalTest(unittest.TestCase):
    wrong = [
        (fares.fare, 0, 30, 600),
        (fares.fare, 4, 30, 600),
        (fares.fare, 1, -1, 600),
        (fares.fare, 1, 30, -1),
        (fares.fare, 1, 30, 1440),
        (fares.fare, 1, 3, 1440),
        (fares.group_fare, 1, [], 600),
        (fares.group_fare, 4, [30], 600),
        (fares.is_valid, 1440, 10),
        (fares.is_valid, 10, 1440),
        (fares.is_valid, -1, 10),
        (fares.is_valid, 10, -1),
    ]

    def test_wrong_values(self):
        for function, *values in self.wrong:
            with self.subTest(function=function.__name__, values=values):
                self.assertRaises(ValueError, function, *values)
