import unittest

from fares import fare, group_fare, is_valid


class FareTest(unittest.TestCase):
    def test_example(self):
        self.assertEqual(fare(2, 30, 600), 300)
        self.assertEqual(group_fare(1, [30] * 8, 480), 1500)
        self.assertTrue(is_valid(600, 650))
