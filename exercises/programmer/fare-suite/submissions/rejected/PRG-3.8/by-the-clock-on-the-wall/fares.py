"""Fares of the canal boat, in cents; times are minutes since midnight."""

SINGLE = {1: 250, 2: 370, 3: 490}
SENIOR_QUIET = 150
GROUP = 8
MINUTES_OF_A_DAY = 24 * 60
VALID_FOR = 90


def fare(zones, age, minute):
    """Return what one passenger pays who boards at this minute of the day."""
    if zones not in SINGLE:
        raise ValueError(f"there is no fare for {zones} zones")
    if age < 0:
        raise ValueError(f"nobody is {age} years old")
    check_minute(minute)
    price = SINGLE[zones]
    if age < 6:
        return 0
    if age < 18:
        return up_to_ten(price * 50)
    if not is_quiet(minute):
        return price
    if age >= 65:
        return SENIOR_QUIET
    return up_to_ten(price * 80)


def group_fare(zones, ages, minute):
    """Return what people pay who board together."""
    if not ages:
        raise ValueError("a group has at least one passenger")
    total = sum(fare(zones, age, minute) for age in ages)
    paying = sum(1 for age in ages if age >= 6)
    if paying >= GROUP:
        return up_to_ten(total * 75)
    return total


def is_valid(bought, boarded):
    """Say whether a ticket bought at one minute still counts at another."""
    check_minute(bought)
    check_minute(boarded)
    return (boarded - bought) % MINUTES_OF_A_DAY <= VALID_FOR


def is_quiet(minute):
    """Say whether a minute lies in the quiet hours."""
    return 570 <= minute < 960 or minute >= 1140


def up_to_ten(hundredths):
    """Round hundredths of a cent up to a multiple of ten cents."""
    return -(-hundredths // 1000) * 10


def check_minute(minute):
    """Refuse what is no minute of a day."""
    if not 0 <= minute < MINUTES_OF_A_DAY:
        raise ValueError(f"{minute} is no minute of a day")
