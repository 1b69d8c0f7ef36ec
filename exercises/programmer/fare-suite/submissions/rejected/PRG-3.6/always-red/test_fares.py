import unittest

from fares import fare


class FareTest(unittest.TestCase):
    def test_adult(self):
        self.assertEqual(fare(1, 30, 480), 250)

    def test_youth(self):
        self.assertEqual(fare(1, 12, 480), 125)

    def test_senior(self):
        self.assertEqual(fare(1, 70, 600), 1.50)
