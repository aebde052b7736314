"""The ways in which hidden counts could be worked out (issue 16), each as the smallest site that shows it.

`expect` is what a program finds that hides small counts and the smallest other one of each single sum: the kind of
finding, the cell, and the values that are left for it. A program that protects has no findings in any of them.
"""
from make_cases import Site, row, units

QUARTERS, HALVES = units(2024, 3), units(2024, 6)


def site(kind, expect, **more):
    made = Site(kind=kind, **more)
    made.expect = expect
    return made


def place_and_period():
    """A region's year against its centres' quarters: no single sum has both."""
    s = site("place-and-period", {"kind": "narrowed", "cell": "north 2024-01-01..2024-03-31", "low": 3, "high": 3})
    s.place("region")
    s.place("north", "region")
    s.place("south", "region")
    rows = [row("north", q, contacts=n) for q, n in zip(QUARTERS, (3, 20, 30, 40))]
    rows += [row("south", q, contacts=n) for q, n in zip(QUARTERS, (25, 15, 35, 45))]
    s.record("aid", rows + [row("region", "2024", contacts=213)])
    return s


def level_without_rows():
    """A country's total against its centres': the regions between them have no rows."""
    s = site("level-without-rows", {"kind": "narrowed", "cell": "north 2024-01-01..2024-12-31", "low": 4, "high": 4})
    s.place("country")
    s.place("east", "country")
    s.place("west", "country")
    for centre, region in (("north", "east"), ("south", "east"), ("town", "west")):
        s.place(centre, region)
    s.record("aid", [row("country", "2024", contacts=100), row("north", "2024", contacts=4),
                     row("south", "2024", contacts=40), row("town", "2024", contacts=56)])
    return s


def combinations():
    """63 in all and 60 in one crossed cell leave 3 for three cells, which are at least 1 each."""
    s = site("combinations", {"kind": "narrowed", "cell": "female 60+", "low": 1, "high": 1})
    s.place("north")
    cells = {("female", "0-17"): 60, ("female", "60+"): 1, ("male", "0-17"): 1, ("male", "60+"): 1}
    s.record("aid", [row("north", "2024", contacts=63)]
             + [row("north", "2024", {"sex": sex, "age": age}, contacts=n) for (sex, age), n in cells.items()])
    return s


def two_days():
    """The quarters first, the year's total by a record that waits: what hides on the second day was shown on the first."""
    s = site("two-days", {"kind": "narrowed", "cell": "north 2024-01-01..2024-03-31", "low": 3, "high": 3},
             published="2025-05-15", days=[{"publish_date": "2025-01-31"}, {"publish_date": "2025-05-15"}])
    s.place("north")
    s.record("quarters", [row("north", q, contacts=n) for q, n in zip(QUARTERS, (3, 20, 30, 40))])
    s.record("year", [row("north", "2024", contacts=93)], publish_on="2025-03-01")
    return s


def expires():
    """The same by a record that has gone when the other comes."""
    s = two_days()
    s.kind = "expires"
    s.records[0]["expires_on"] = "2025-02-28"
    return s


def replaced():
    """A first edition without the total, replaced by one that has it and hides more."""
    s = two_days()
    s.kind = "replaced"
    rows = s.records[0]["rows"]
    s.records = []
    s.record("quarters", rows, expires_on="2025-02-28")
    s.record("year", [dict(one) for one in rows] + [row("north", "2024", contacts=93)], publish_on="2025-03-01")
    return s


def two_values():
    """Two hidden counts that make 3 together: each is 1 or 2."""
    s = site("two-values", {"kind": "narrowed", "cell": "2024-12-31 male", "low": 1, "high": 2})
    s.place("north")
    s.record("aid", [row("north", "2024", contacts=40)] + [
        row("north", "2024", {"sex": sex}, contacts=n) for sex, n in (("female", 37), ("male", 2), ("other", 1))])
    return s


def not_recorded():
    """Whether the row stands there tells whether the hidden parts make up the total."""
    s = site("not-recorded", {"kind": "remark", "cell": "north 2024-01-01..2024-12-31"})
    s.place("north")
    s.record("aid", [row("north", "2024", contacts=60)] + [
        row("north", "2024", {"sex": sex}, contacts=n) for sex, n in (("female", 25), ("male", 20), ("other", 5))])
    return s


def rule_of_choice():
    """Hidden with it is the smallest other one. The two make 29, and neither can be above 21, the next one: who knows the
    rule knows that they are 8 and 21 or 9 and 20, four numbers for each, since which is which is not told."""
    s = site("rule-of-choice", {"kind": "rule", "cell": "north 2024-01-01..2024-03-31"})
    s.place("north")
    s.record("aid", [row("north", "2024", contacts=90)] + [
        row("north", q, contacts=n) for q, n in zip(QUARTERS, (9, 20, 21, 40))])
    return s


def crossed(kind, threshold, counts):
    """Two sexes by two ages with their total alone: no cell has a partner by its label."""
    s = site(kind, {"kind": "rule", "cell": "female 60+"}, threshold=threshold)
    s.place("north")
    cells = zip([(sex, age) for sex in ("female", "male") for age in ("0-17", "60+")], counts)
    s.record("aid", [row("north", "2024", contacts=sum(counts))]
             + [row("north", "2024", {"sex": sex, "age": age}, contacts=n) for (sex, age), n in cells])
    return s


def own_size():
    """Three cells that nothing but their own size can have hidden: 25 for three below 10 are 7, 8 or 9 each.

    Not among WAYS: where all four are hidden, neighbours reach too few of the tables that are published the same, some of
    which are far away. Trying all tables finds enough numbers.
    """
    return crossed("own-size", 10, (10, 8, 8, 9))


def own_size_below_4():
    """The same with a threshold of 4: 9 for three below 4 are 3 each."""
    return crossed("own-size-below-4", 4, (4, 3, 3, 3))


def rest_of_the_year():
    """Three quarters and the year leave 4 for the quarter that nobody gave."""
    s = site("rest-of-the-year", {"kind": "rest", "cell": "north 2024-01-01..2024-12-31", "low": 4, "high": 4})
    s.place("north")
    s.record("aid", [row("north", "2024", contacts=100)] + [
        row("north", q, contacts=n) for q, n in zip(QUARTERS, (30, 30, 36))])
    return s


WAYS = {made().kind: made for made in (
    place_and_period, level_without_rows, combinations, two_days, expires, replaced, two_values, not_recorded, rule_of_choice,
    own_size_below_4, rest_of_the_year)}
