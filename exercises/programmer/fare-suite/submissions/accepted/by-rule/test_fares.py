"""Tests of the boat fares, one class for each promise of the fare board."""

import unittest

from fares import fare, group_fare, is_valid

BUSY = 8 * 60
QUIET = 11 * 60


class FullFareTest(unittest.TestCase):
    def test_an_adult_pays_by_zones(self):
        self.assertEqual(fare(1, 40, BUSY), 250)
        self.assertEqual(fare(2, 40, BUSY), 370)
        self.assertEqual(fare(3, 40, BUSY), 490)

    def test_no_other_number_of_zones(self):
        for zones in (0, 4, -1):
            with self.subTest(zones=zones), self.assertRaises(ValueError):
                fare(zones, 40, BUSY)


class AgeTest(unittest.TestCase):
    def test_small_children_travel_free(self):
        self.assertEqual(fare(3, 0, BUSY), 0)
        self.assertEqual(fare(3, 5, QUIET), 0)

    def test_the_young_pay_half_rounded_up(self):
        for zones, half in ((1, 130), (2, 190), (3, 250)):
            with self.subTest(zones=zones):
                self.assertEqual(fare(zones, 6, BUSY), half)
                self.assertEqual(fare(zones, 17, BUSY), half)

    def test_the_young_pay_the_same_in_quiet_hours(self):
        self.assertEqual(fare(2, 12, QUIET), 190)

    def test_the_full_fare_begins_at_eighteen(self):
        self.assertEqual(fare(1, 18, BUSY), 250)

    def test_seniors_have_their_price_in_quiet_hours(self):
        self.assertEqual(fare(3, 65, QUIET), 150)
        self.assertEqual(fare(1, 80, QUIET), 150)

    def test_seniors_pay_in_full_in_busy_hours(self):
        self.assertEqual(fare(3, 65, BUSY), 490)

    def test_sixty_four_is_no_senior(self):
        self.assertEqual(fare(3, 64, QUIET), 400)

    def test_nobody_has_a_negative_age(self):
        with self.assertRaises(ValueError):
            fare(1, -1, BUSY)


class QuietHoursTest(unittest.TestCase):
    def test_adults_get_a_fifth_off(self):
        self.assertEqual([fare(zones, 30, QUIET) for zones in (1, 2, 3)], [200, 300, 400])

    def test_where_quiet_hours_begin_and_end(self):
        borders = {0: 250, 569: 250, 570: 200, 959: 200, 960: 250, 1139: 250, 1140: 200, 1439: 200}
        for minute, price in borders.items():
            with self.subTest(minute=minute):
                self.assertEqual(fare(1, 30, minute), price)

    def test_a_day_has_1440_minutes(self):
        for minute in (-1, 1440):
            with self.subTest(minute=minute), self.assertRaises(ValueError):
                fare(1, 30, minute)


class GroupTest(unittest.TestCase):
    def test_seven_pay_what_each_would_pay(self):
        self.assertEqual(group_fare(1, [30] * 7, BUSY), 1750)

    def test_eight_pay_a_quarter_less(self):
        self.assertEqual(group_fare(1, [30] * 8, BUSY), 1500)

    def test_the_sum_of_a_group_is_rounded_up(self):
        self.assertEqual(group_fare(1, [30] * 8 + [12], BUSY), 1600)

    def test_small_children_do_not_make_a_group(self):
        self.assertEqual(group_fare(1, [30] * 7 + [3], BUSY), 1750)

    def test_a_family(self):
        self.assertEqual(group_fare(2, [44, 41, 15, 4], QUIET), 790)

    def test_nobody_is_no_group(self):
        with self.assertRaises(ValueError):
            group_fare(1, [], BUSY)


class TicketTest(unittest.TestCase):
    def test_ninety_minutes_and_no_longer(self):
        self.assertTrue(is_valid(600, 600))
        self.assertTrue(is_valid(600, 690))
        self.assertFalse(is_valid(600, 691))
        self.assertFalse(is_valid(600, 1200))

    def test_midnight_does_not_end_a_ticket(self):
        self.assertTrue(is_valid(1400, 50))
        self.assertFalse(is_valid(1400, 51))

    def test_no_ticket_before_it_is_bought(self):
        self.assertFalse(is_valid(600, 599))

    def test_minutes_outside_the_day(self):
        for bought, boarded in ((-1, 5), (1440, 5), (5, -1), (5, 1440)):
            with self.subTest(bought=bought, boarded=boarded), self.assertRaises(ValueError):
                is_valid(bought, boarded)


if __name__ == "__main__":
    unittest.main()
