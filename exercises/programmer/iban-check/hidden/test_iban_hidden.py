"""Forms and check digits, batches of a whole month, and questions that are billed."""

import random

import pytest
from iban import bank_names, blocked, is_valid, questions, repeated

LENGTHS = {"BE": 16, "DE": 22, "FR": 27, "LU": 20, "NL": 18}
EDGE = pytest.mark.indicator("PRG-1.2")
INVALID = pytest.mark.indicator("PRG-1.3")
LIMITS = pytest.mark.indicator("PRG-1.4")
ONCE = pytest.mark.indicator("PRG-1.5")
STRUCTURE = pytest.mark.indicator("PRG-1.6")


def checked(country, account, *, shift=0):
    """Return the IBAN of an account; a shift of 97 gives check digits with the same remainder."""
    number = "".join(str(int(sign, 36)) for sign in f"{account}{country}00")
    return f"{country}{98 - int(number) % 97 + shift:02d}{account}"


def belgian(ten):
    """Return the IBAN of a Belgian account of which the first ten digits are given."""
    return checked("BE", f"{ten:010d}{ten % 97 or 97:02d}")


def paper(iban):
    return " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))


def any_iban(chance):
    country = chance.choice(list(LENGTHS))
    if country == "BE":
        return belgian(chance.randrange(10**10))
    size = LENGTHS[country] - 4
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" if country in {"FR", "LU", "NL"} else "0123456789"
    return checked(country, "".join(chance.choice(signs) for _ in range(size)))


def in_some_form(chance, iban):
    return chance.choice([iban, paper(iban), iban.lower(), paper(iban).lower()])


def by_hand(ibans, ranges):
    """Find the blocked ones the slow way."""
    accounts = [(iban, iban.replace(" ", "").upper()) for iban in ibans]
    return [
        iban
        for _text, iban in accounts
        if iban[:2] == "BE" and any(first <= iban[4:] <= last for first, last in ranges)
    ]


@EDGE
def test_random_accounts_are_valid_in_every_form(seed):
    chance = random.Random(seed)
    for _ in range(150):
        text = in_some_form(chance, any_iban(chance))
        assert is_valid(text) is True, text


@EDGE
def test_two_digits_that_changed_places_are_noticed(seed):
    chance = random.Random(seed + 1)
    for _ in range(100):
        iban = any_iban(chance)
        place = chance.randrange(4, len(iban) - 1)
        first, second = iban[place : place + 2]
        if first == second or not f"{first}{second}".isdigit():
            continue
        text = iban[:place] + second + first + iban[place + 2 :]
        assert is_valid(text) is False, text


@EDGE
@pytest.mark.parametrize("country", ["BE", "DE", "FR", "LU", "NL"])
@pytest.mark.parametrize("more", [-1, 1])
def test_each_country_has_its_own_length(country, more):
    size = LENGTHS[country] - 4 + more
    account = f"{12345678:0{size}d}"
    if country == "BE":
        ten = int(account[:-2])
        account = f"{account[:-2]}{ten % 97 or 97:02d}"

    assert is_valid(checked(country, account)) is False


@EDGE
@pytest.mark.parametrize("ten", [0, 97, 97 * 1234567, 9_999_999_999])
def test_a_belgian_account_may_end_in_ninety_seven(ten):
    assert is_valid(belgian(ten)) is True


@EDGE
@pytest.mark.parametrize(("ten", "last"), [(97, "00"), (1234567890, "00"), (1234567890, "99")])
def test_the_belgian_rule_is_kept_besides_the_international_one(ten, last):
    assert is_valid(checked("BE", f"{ten:010d}{last}")) is False


@EDGE
def test_only_belgian_accounts_keep_the_belgian_rule():
    assert is_valid(checked("LU", "0010000000000000")) is True


@EDGE
def test_letters_do_not_belong_in_a_belgian_account():
    for place in range(12):
        account = "539007547034"
        text = checked("BE", account[:place] + "A" + account[place + 1 :])
        assert is_valid(text) is False, text


@EDGE
@pytest.mark.parametrize("check", [98, 97])
def test_check_digits_run_from_02_to_98(check):
    accounts = (f"{number:016d}" for number in range(2000))
    right = next(iban for iban in (checked("LU", one) for one in accounts) if iban[2:4] == f"{check}")

    assert is_valid(right) is True
    assert is_valid(f"LU{check - 97:02d}{right[4:]}") is False


@EDGE
def test_check_digits_above_98_are_none():
    accounts = (f"{number:016d}" for number in range(2000))
    right = next(iban for iban in (checked("LU", one) for one in accounts) if iban[2:4] == "02")

    assert is_valid(right) is True
    assert is_valid(f"LU99{right[4:]}") is False


@EDGE
def test_forms_are_one_account_and_the_order_is_that_of_the_first(seed):
    chance = random.Random(seed + 2)
    distinct = list({any_iban(chance) for _ in range(60)})
    batch = [chance.choice(distinct) for _ in range(70)]
    counts = {iban: batch.count(iban) for iban in batch}

    found = repeated([in_some_form(chance, iban) for iban in batch])

    assert found == [iban for iban, count in counts.items() if count > 1]


@EDGE
def test_an_account_that_occurs_three_times_is_told_once():
    iban = belgian(4711)

    assert repeated([iban, paper(iban), iban.lower()]) == [iban]
    assert repeated([iban]) == []
    assert repeated([]) == []


@EDGE
def test_both_ends_belong_to_a_range():
    iban = belgian(1234567890)
    account = iban[4:]
    after, before = f"{int(account) + 1:012d}", f"{int(account) - 1:012d}"
    far_after, far_before = f"{int(account) + 5000:012d}", f"{int(account) - 5000:012d}"

    assert blocked([iban], [(account, account)]) == [iban]
    assert blocked([iban], [(before, account)]) == [iban]
    assert blocked([iban], [(account, after)]) == [iban]
    assert blocked([iban], [(far_before, before), (after, far_after)]) == []


@EDGE
def test_a_small_range_inside_a_large_one_hides_nothing():
    iban = belgian(5_000_000_000)
    large, small = ("499999990000", "500000010000"), ("499999995000", "499999995001")

    assert blocked([iban], [small, large]) == [iban]
    assert blocked([iban], [large, small]) == [iban]


@EDGE
def test_foreign_accounts_lie_in_no_range():
    iban = checked("LU", "0010000000000000")
    ranges = [("001000000000", "001000001000"), ("000000000000", "000000001000")]

    assert blocked([iban], ranges) == []
    assert blocked([], ranges) == []
    assert blocked([belgian(7)], []) == []


@EDGE
def test_random_ranges_agree_with_a_slow_search(seed):
    chance = random.Random(seed + 3)
    for _ in range(20):
        lowest = chance.randrange(10**10 - 100)
        ibans = [belgian(lowest + chance.randrange(100)) for _ in range(chance.randint(0, 25))]
        ibans += [*ibans[:3], any_iban(chance)]
        batch = [in_some_form(chance, iban) for iban in ibans]
        ranges = []
        for _ in range(chance.randint(0, 6)):
            first = lowest * 100 + chance.randrange(9_000)
            last = first + chance.randrange(10 ** chance.randint(1, 3))
            ranges.append((f"{first:012d}", f"{last:012d}"))
        assert blocked(batch, ranges) == by_hand(batch, ranges), (batch, ranges)


@EDGE
def test_the_arguments_are_left_as_they_were():
    batch = [belgian(9), belgian(3), belgian(9)]
    ranges = [("500000000000", "500000000999"), ("000000000000", "000000000999")]
    before = list(batch), list(ranges)
    repeated(batch)
    blocked(batch, ranges)

    assert (batch, ranges) == before


@INVALID
@pytest.mark.parametrize(
    "text",
    [
        "", " ", "BE", "BE68", "68539007547034", "BE68-5390-0754-7034", "BE68\t539007547034",
        "BE68539007547034\n", "B\u041568539007547034", "BE6853900754703\u0664",
        "BE\u0666\u0668539007547034", "IBAN BE68539007547034", "LUX2001940064475000",
        "LU2A0019400644750000", "XX28001940064475", "LU28001940064475000_",
    ],
    ids=["nothing", "a space", "a country", "check digits", "no country", "hyphens", "a tab",
         "a line end", "a Russian letter", "an Arabic digit", "Arabic check digits", "a word",
         "three letters", "a letter in the check digits", "unknown country", "an underscore"],
)  # fmt: skip
def test_what_is_no_iban_is_not_valid(text):
    assert is_valid(text) is False


@INVALID
@pytest.mark.parametrize(
    "wrong",
    [
        ("000000000002", "000000000001"),
        ("00000000001", "000000000002"),
        ("000000000001", "0000000000002"),
        ("00000000000A", "000000000002"),
        ("000000000001", "00000000000B"),
        ("", "000000000002"),
        ("0000 0000 01", "000000000002"),
    ],
    ids=["upside down", "too short", "too long", "letter first", "letter last", "nothing", "spaces"],
)
def test_a_range_that_is_none_is_refused_by_its_number(wrong):
    good = ("539007500000", "539007599999")

    with pytest.raises(ValueError, match="range 3"):
        blocked([belgian(5390075470)], [good, good, wrong])
    with pytest.raises(ValueError, match="range 1"):
        blocked([], [wrong, good])


@LIMITS
def test_the_payments_of_a_month_are_searched_for_repeats(seed):
    chance = random.Random(seed + 4)
    batch = [belgian(chance.randrange(10**10)) for _ in range(30_000)]
    twice = list(dict.fromkeys(batch[:50]))
    batch = list(dict.fromkeys(batch)) + twice

    assert sorted(repeated(batch)) == sorted(twice)


@LIMITS
def test_a_month_in_which_every_account_is_paid_twice(seed):
    batch = [belgian(seed % 10**9 + number) for number in range(15_000)]

    assert sorted(repeated(batch + batch[::-1])) == sorted(batch)


@LIMITS
@pytest.mark.parametrize(
    "text",
    ["BE" + "9" * 400_000, "7" * 400_000, " " * 400_000 + "BE"],
    ids=["digits after a country", "digits alone", "spaces"],
)
def test_a_very_long_text_is_judged_quickly(text):
    assert is_valid(text) is False


@LIMITS
def test_the_width_of_a_range_costs_nothing():
    ranges = [(f"{n}00000000000", f"{n}99999999999") for n in range(0, 10, 2)]
    batch = [belgian(number * 1_000_000_000 + 17) for number in range(10)]

    assert blocked(batch, ranges) == batch[::2]


@ONCE
def test_a_bank_is_asked_for_once(seed):
    chance = random.Random(seed + 5)
    batch = [in_some_form(chance, any_iban(chance)) for _ in range(150)]
    batch += [belgian(chance.randrange(3) * 10**7 + chance.randrange(10**7)) for _ in range(50)]
    chance.shuffle(batch)
    accounts = [text.replace(" ", "").upper() for text in batch]
    codes = [iban[4:7] if iban[:2] == "BE" else None for iban in accounts]
    distinct = [code for code in dict.fromkeys(codes) if code]
    known = {code: f"Bank {code}" for code in chance.sample(distinct, len(distinct) // 2)}

    assert questions(batch, {}) == distinct
    assert questions(batch, known) == [code for code in distinct if code not in known]
    assert bank_names(batch, known) == [known.get(code) for code in codes]


@ONCE
def test_a_bank_that_the_service_does_not_know_is_not_asked_for_again():
    batch = [belgian(number) for number in range(20)]

    assert questions(batch, {}) == ["000"]
    assert questions(batch, {"000": None}) == []
    assert bank_names(batch, {"000": None}) == [None] * 20


@ONCE
def test_no_question_is_spent_on_accounts_abroad():
    batch = [checked("LU", "0010000000000000")] * 3

    assert questions(batch, {}) == []
    assert bank_names(batch, {"001": "A bank"}) == [None] * 3


@ONCE
def test_an_empty_batch_costs_nothing():
    assert questions([], {"001": "A bank"}) == []
    assert bank_names([], {"001": "A bank"}) == []


@ONCE
def test_every_batch_is_asked_for_anew():
    assert questions([belgian(1)], {}) == ["000"]
    assert questions([belgian(1)], {}) == ["000"]
    assert bank_names([belgian(1)], {"000": "Old name"}) == ["Old name"]
    assert bank_names([belgian(1)], {"000": "New name"}) == ["New name"]


def random_ranges(chance, count):
    """Return ranges with gaps between them, in no order."""
    width = 10**12 // count
    ranges = [
        (f"{number * width:012d}", f"{number * width + chance.randrange(width // 2):012d}")
        for number in range(count)
    ]
    chance.shuffle(ranges)
    return ranges


@STRUCTURE
def test_many_payments_are_looked_up_in_many_ranges(seed):
    chance = random.Random(seed + 6)
    ranges = random_ranges(chance, 10_000)
    batch = [belgian(chance.randrange(10**10)) for _ in range(20_000)]
    width = 10**12 // 10_000
    ends = {int(first) // width: last for first, last in ranges}

    found = blocked(batch, ranges)

    assert found == [iban for iban in batch if iban[4:] <= ends[int(iban[4:]) // width]]


@STRUCTURE
@pytest.mark.parametrize("account", [0, 9_999_999_999], ids=["below all", "above all"])
def test_payments_outside_all_ranges_are_found_as_quickly(account):
    ranges = [(f"{n:06d}000000", f"{n:06d}000099") for n in range(1000, 11_000)]
    batch = [belgian(account)] * 20_000

    assert blocked(batch, ranges) == []


@STRUCTURE
def test_many_ranges_within_one_large_one_slow_nothing_down():
    ranges = [("000000000000", "999999999999")]
    ranges += [(f"{n:06d}000000", f"{n:06d}000001") for n in range(1, 10_000)]
    batch = [belgian(9_999_999_000 - number) for number in range(10_000)]

    assert blocked(batch, ranges) == batch
