"""Tests of the payroll; run them with: python3 -m unittest"""

import unittest

from money import euros, hours, pay
from rates import rate_on, read_rates
from shifts import of_month, read_shifts
from slips import slip
from staff import read_staff
from summary import summary

RATES = ["shop;2026-1-1;1480\n", "shop;2026-5-1;1500\n", "depot;2026-1-1;1610\n"]
STAFF = ["101;Ilse Maes;shop\n", "102;Karim Bennani;depot\n"]
SHIFTS = [
    "101;2026-6-1;08:00;16:30;30\n",
    "101;2026-6-2;08:00;13:00;0\n",
    "102;2026-6-2;21:45;06:00;45\n",
    "102;2026-7-1;06:00;14:00;30\n",
]


class MoneyTest(unittest.TestCase):
    def test_pay_is_rounded_half_up(self):
        self.assertEqual(pay(30, 1481), 741)

    def test_amounts_and_hours_are_shown_with_two_decimals(self):
        self.assertEqual((euros(12005), hours(450)), ("120.05", "7.50"))


class RatesTest(unittest.TestCase):
    def test_the_latest_rate_counts(self):
        rates = read_rates(RATES)

        self.assertEqual(rate_on(rates, "shop", "2026-4-30"), 1480)
        self.assertEqual(rate_on(rates, "shop", "2026-6-1"), 1500)

    def test_a_rate_counts_from_its_first_day(self):
        self.assertEqual(rate_on(read_rates(RATES), "shop", "2026-5-1"), 1500)

    def test_no_rate_yet(self):
        with self.assertRaises(LookupError):
            rate_on(read_rates(RATES), "shop", "2025-12-31")


class ShiftsTest(unittest.TestCase):
    def test_a_night_goes_on_after_midnight(self):
        self.assertEqual(read_shifts(SHIFTS)[2].minutes, 450)

    def test_the_shifts_of_a_month(self):
        self.assertEqual(len(of_month(read_shifts(SHIFTS), "2026-6")), 3)

    def test_a_line_that_is_no_shift(self):
        with self.assertRaisesRegex(ValueError, "line 1"):
            read_shifts(["101;2026-6-1;08:00\n"])


class PrintedTest(unittest.TestCase):
    def setUp(self):
        self.rates = read_rates(RATES)
        self.staff = read_staff(STAFF)
        self.shifts = of_month(read_shifts(SHIFTS), "2026-6")

    def test_a_slip(self):
        self.assertEqual(
            slip(self.staff["101"], self.shifts, self.rates),
            "101 Ilse Maes (shop)\n"
            "  2026-6-1   8.00 h x 15.00 = 120.00\n"
            "  2026-6-2   5.00 h x 15.00 = 75.00\n"
            "  total      13.00 h, 195.00, 1 meal vouchers",
        )

    def test_a_summary(self):
        self.assertEqual(
            summary(self.staff, self.shifts, self.rates),
            "depot: 1 people, 7.50 h, 120.75\nshop: 1 people, 13.00 h, 195.00",
        )


if __name__ == "__main__":
    unittest.main()
