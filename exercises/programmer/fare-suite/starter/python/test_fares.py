"""Tests of the boat fares; run them with: python3 -m unittest"""

import unittest

from fares import fare


class FareTest(unittest.TestCase):
    def test_an_adult_in_the_morning_pays_the_full_fare(self):
        self.assertEqual(fare(1, 30, 480), 250)


if __name__ == "__main__":
    unittest.main()
