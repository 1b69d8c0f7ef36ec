import unittest

from rates import rate_on, read_rates


class RatesTest(unittest.TestCase):
    def test_a_rate_of_september_still_counts_in_october(self):
        rates = read_rates(["shop;2026-1-1;1480", "shop;2026-9-1;1520"])

        self.assertEqual(rate_on(rates, "shop", "2026-10-2"), 1520)
