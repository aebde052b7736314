#!/usr/bin/env python3
"""Works out every figure of a published report again, from the published tables alone.

  recompute.py OUTPUT      OUTPUT/data holds the tables of a built site

Reads the declared columns of observations, targets, breaks, indicators, results, objectives, projects, plans, commitments,
milestones, assessments, updates, evidence, organisations, places and activities, and arrives at each figure of
progress.csv, at the computed columns of commitments, at the statuses of milestones and at every cell of rollups.csv, in
whole numbers and fractions. Nothing of the program is used. The
thresholds are those of domain.md; a site that sets its own gives them as --on-track 0.9 and so on.

Exit code 1 when a figure differs, 2 when there was nothing to compare.
"""
import argparse
import calendar
import csv
import re
import sys
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path

MISSING = {"not-reported", "not-reviewed", "no-data", "not-applicable", "unclear"}
COMPLETION = ["not-started", "limited", "substantial", "complete"]
ALIASES = {"completed": "complete", "not started": "not-started"}
DIMENSIONS_ARE_NOT = {"indicator", "position", "from", "to", "value", "numerator", "denominator", "note", "value_missing"}


# -- dates and numbers --------------------------------------------------------------------------------------------
def first(text):
    parts = [int(p) for p in text.split("-")]
    return date(*(parts + [1, 1])[:3]) if len(parts) < 3 else date(*parts)


def last(text):
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], calendar.monthrange(*parts)[1])
    return date(*parts)


def number(text):
    return Fraction(text) if text else None


def rounded(value, places):
    """A half away from zero."""
    scaled = abs(value) * 10 ** places
    whole = int(scaled + Fraction(1, 2))
    digits = str(whole).rjust(places + 1, "0")
    text = digits[:-places] + "." + digits[-places:] if places else digits
    return ("-" if value < 0 and whole else "") + text


def share(value):
    return "" if value is None else rounded(value, 4)


def amount(value):
    """The exact decimal where it has at most six places, else four places."""
    places = next((n for n in range(7) if (value * 10 ** n).denominator == 1), 4)
    return rounded(value, places)


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def twelve_digits(value):
    """Twelve significant digits as a plain decimal, without zeros at the end."""
    if value is None:
        return ""
    with localcontext() as context:
        context.prec = 12
        text = format(+value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def nearest_day(days):
    return int(days + Fraction(1, 2)) if days >= 0 else -int(-days + Fraction(1, 2))


def months_later(day, months):
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def years(label):
    """The first and last age that a label speaks of; None for other words."""
    text = label.lower()
    numbers = [int(n) for n in re.findall(r"\d{1,3}", text)]
    if len(numbers) == 2:
        is_range = re.search(r"\d\D*([-‐‑–—−]|\bto\b|\bdo\b|до|dan|dən|and)\D*\d", text)
        return tuple(numbers) if is_range and numbers[0] <= numbers[1] else None
    if len(numbers) != 1:
        return None
    age, words = numbers[0], re.sub(r"\d+", "", text)
    more = "over|above|older|more|старше|более|yuxarı|böyük|çox"
    if re.search(rf"\+|≥|plus|(and|or|и|və) ({more}|up)", words):
        return age, 999
    if re.search(f">|over|above|older|старше|более|yuxarı|böyük", words):
        return age + 1, 999
    if "≤" in words:
        return 0, age
    if re.search("<|under|below|younger|less|up to|до|младше|моложе|менее|qədər|aşağı|kiçik", words):
        return (0, age - 1) if age else None
    is_bare = re.fullmatch(r"\W*(years?( old)?|yrs?|yaş|лет|года?)?\W*", words)
    return (age, age) if is_bare else None


# -- indicators ---------------------------------------------------------------------------------------------------
class Indicator:
    MONTHS = {"P1M": 1, "P3M": 3, "P6M": 6, "P1Y": 12, "P2Y": 24, "": 12}

    def __init__(self, row, observations, targets, breaks, as_of, thresholds):
        self.row, self.as_of, self.thresholds = row, as_of, thresholds
        self.kind, self.is_sum = row["kind"], row["aggregation"] == "sum"
        self.breaks = [first(b["date"]) for b in breaks]
        self.words = {"yes-no": ["no", "yes"], "level": row.get("levels", "").split(";")}.get(self.kind)
        self.targets = sorted(
            ({"date": t["date"], "day": last(t["date"]), "value": self.figure(t["value"])} for t in targets),
            key=lambda t: t["day"])
        dimensions = [
            key for key in (observations[0] if observations else {})
            if key not in DIMENSIONS_ARE_NOT and not key.startswith("note_")]
        self.given = observations
        counted = [o for o in observations if last(o["to"]) <= as_of]
        # A word for "none" is no figure, a hidden one is.
        self.newest = max((last(o["to"]) for o in counted if o["value_missing"] in ("", "hidden")), default=None)
        self.totals = [o for o in counted if not any(o[d] for d in dimensions)]
        if row["total"].startswith("sum-of "):
            # That such parts are accepted stands in no table; then there is a figure.
            wanted = row["total"].removeprefix("sum-of ").strip()
            if row["actual_value"] or not self.shares_people(counted, dimensions, wanted):
                self.totals = self.added(counted, dimensions, wanted)
        self.baseline = self.figure(row["baseline_value"]) if row["baseline_value"] else None
        self.has_hidden_baseline = row["baseline_value_missing"] == "hidden"
        self.hidden = [o for o in self.totals if o["value_missing"] == "hidden"]
        self.open = [o for o in self.totals if o["value_missing"] not in ("", "hidden")]

    def figure(self, text):
        if self.words and text in self.words:
            return Fraction(self.words.index(text) + (self.kind == "level"))
        return number(text)

    def measured(self, row):
        if row["value"]:
            return self.figure(row["value"])
        if not (row["numerator"] and row["denominator"]):
            return None
        return Fraction(row["numerator"]) / Fraction(row["denominator"]) * (100 if self.kind == "percentage" else 1)

    @staticmethod
    def shares_people(counted, dimensions, wanted):
        """Is one part the sum of the others in every period that has them, or do ages overlap?"""
        wholes = defaultdict(lambda: defaultdict(dict))
        given = {}
        for o in counted:
            whole = tuple(o[d] for d in dimensions if d != wanted)
            period = (o["from"], o["to"])
            if not o.get(wanted):
                given[whole, period] = o["value"]
            elif o["value"] or o["numerator"] and o["denominator"]:
                wholes[whole][period][o[wanted]] = o["value"]
        for whole, periods in wholes.items():
            for parts in periods.values():
                ages = [a for a in map(years, parts) if a] if wanted == "age" else []
                if any(a[0] <= b[1] and b[0] <= a[1] for i, a in enumerate(ages) for b in ages[:i]):
                    return True
            full = {
                p: {label: Fraction(v) for label, v in parts.items()} for p, parts in periods.items()
                if len(parts) >= 3 and all(parts.values())}
            if any(given.get((whole, p)) and sum(parts.values()) == Fraction(given[whole, p]) > 0
                   for p, parts in full.items()):
                continue
            for label in {label for parts in full.values() for label in parts}:
                having = [parts for parts in full.values() if label in parts]
                if all(2 * parts[label] == sum(parts.values()) for parts in having) and any(
                        parts[label] > 0 and sum(v > 0 for v in parts.values()) >= 3 for parts in having):
                    return True
        return False

    @staticmethod
    def added(counted, dimensions, wanted):
        """The totals that the parts of one dimension make, beside those that are given."""
        totals = [o for o in counted if not any(o[d] for d in dimensions)]
        given = {(o["from"], o["to"]) for o in totals}
        parts = defaultdict(list)
        for o in counted:
            if o.get(wanted) and not any(o[d] for d in dimensions if d != wanted):
                parts[o["from"], o["to"]].append(o)
        expected = {o[wanted] for group in parts.values() for o in group}
        for period, group in parts.items():
            if period in given or {o[wanted] for o in group} != expected:
                continue
            total = dict(group[0], **{wanted: ""})
            for column in ("value", "numerator", "denominator"):
                values = [o[column] for o in group]
                total[column] = str(sum(map(Fraction, values))) if all(values) else ""
            words = [o["value_missing"] for o in group if o["value_missing"]]
            total["value_missing"] = "hidden" if "hidden" in words else words[0] if words else ""
            totals.append(total)
        return totals

    def are_apart(self, begun, ended):
        """Does a break lie within the days from the first to the last that figures cover?"""
        return any(begun < day <= ended for day in self.breaks)

    @staticmethod
    def begun(row):
        """The first day of a figure's period; a single date stands for its last day."""
        return first(row["from"]) if row["from"] else last(row["to"])

    def actual(self):
        """Value, its day, the first day that it covers, how many figures were counted."""
        rows = [o for o in self.totals if self.measured(o) is not None]
        if self.kind == "qualitative" or not rows:
            return None
        if self.is_sum and self.hidden:
            return None
        if not self.is_sum:
            order = lambda o: (last(o["to"]), first(o["from"] or o["to"]))
            newest = max(rows, key=order)
            if any(order(o) > order(newest) for o in self.hidden):
                return None
            return self.measured(newest), last(newest["to"]), self.begun(newest), len(rows)
        days = lambda o: (first(o["from"] or o["to"]), last(o["to"]))
        holds = lambda whole, o: days(whole)[0] <= days(o)[0] and days(o)[1] <= days(whole)[1]
        for o in self.open:
            # A longer period that is given counts, and not the parts beside one that has no figure.
            wholes = [whole for whole in rows if holds(whole, o)]
            if not wholes:
                return None
            whole = min(wholes, key=lambda w: days(w)[1] - days(w)[0])
            rows = [row for row in rows if row is whole or not holds(whole, row)]
        periods = sorted((*days(o), self.measured(o)) for o in rows)
        kept = [p for p in periods if not self.is_tiled(p, periods)]
        if any(one[1] >= other[0] for one, other in zip(kept, kept[1:])):
            return None
        if self.are_apart(kept[0][0], kept[-1][1]):
            return None
        return sum(p[2] for p in kept), kept[-1][1], kept[0][0], len(kept)

    @staticmethod
    def is_tiled(whole, periods):
        inside = [p for p in periods if p is not whole and whole[0] <= p[0] and p[1] <= whole[1]]
        day = whole[0]
        for start, end, _ in sorted(inside, key=lambda p: (p[0], -(p[1] - p[0]).days)):
            if start == day:
                day = end + timedelta(days=1)
        shortest = whole[0]
        for start, end, _ in sorted(inside):
            if start == shortest:
                shortest = end + timedelta(days=1)
        end = whole[1] + timedelta(days=1)
        return bool(inside) and end in (day, shortest)

    def is_stale(self):
        if self.newest is None:
            return False
        months = self.MONTHS[self.row["frequency"]] * self.thresholds["stale"]
        whole = int(months)
        limit = months_later(self.newest, whole) + timedelta(days=nearest_day((months - whole) * 30))
        return limit < self.as_of

    def progress(self):
        """Status, attainment, elapsed, pace, forecast value and date: domain.md 4.1."""
        nothing = (None, None, None, None, None)
        actual, limits = self.actual(), self.row["direction"] in ("keep-below", "keep-above")
        if self.kind == "qualitative":
            return ("qualitative", *nothing)
        if not self.targets:
            return ("no-target", *nothing)
        if actual is None:
            return ("no-data", *nothing)
        a, ta, begun, count = actual
        goal = self.targets[-1]
        if limits:
            known = [t for t in self.targets if t["day"] <= ta]
            limit = (known[-1] if known else self.targets[0])["value"]
            is_kept = a <= limit if self.row["direction"] == "keep-below" else a >= limit
            return ("achieved" if is_kept else "missed", *nothing)
        g, t1 = goal["value"], goal["day"]
        has_base = self.is_sum or self.baseline is not None
        b = Fraction(0) if self.is_sum else self.baseline
        t0 = begun - timedelta(days=1) if self.is_sum else self.row["baseline_date"] and last(self.row["baseline_date"])
        if not has_base and not self.row["direction"]:
            return ("direction-unclear", *nothing)
        rising = self.row["direction"] != "falling" if not has_base else g >= b
        if has_base and self.row["direction"] and g != b and (self.row["direction"] == "rising") != (g > b):
            return ("direction-unclear", *nothing)
        if has_base and g == b:
            is_held = a >= g if self.row["direction"] == "rising" else a <= g
            return ("achieved" if is_held else "missed", *nothing)
        if has_base and not self.is_sum and self.are_apart(min(t0, begun), max(t0, ta)):
            return ("not-comparable", *nothing)
        p = None
        if has_base:
            p = a / g if self.is_sum else (a - b) / (g - b)
        elif rising and g > 0 and not self.has_hidden_baseline:
            p = a / g
        is_met = p >= 1 if p is not None else (a <= g if not rising else a >= g)
        e = r = None
        if has_base and t0 < t1:
            time = lambda day: Fraction((day - t0).days, (t1 - t0).days)
            e = min(self.path(b, t0, ta), Fraction(1))
            r = p / e if e > 0 else None
        forecast = (None, None)
        if has_base and 0 < p < 1 and t0 < ta < t1 and self.as_of <= t1 and count > 1:
            forecast = (self.held(b + (a - b) / time(ta)), t0 + timedelta(days=nearest_day((ta - t0).days / p)))
        return (self.status(is_met, p, e, r, has_base, ta, t1), p, e, r, *forecast)

    def held(self, forecast):
        """A percentage of which every given figure lies between 0 and 100 is not forecast beyond them."""
        given = [self.measured(o) for o in self.given] + [t["value"] for t in self.targets] + [self.baseline]
        if self.kind != "percentage" or any(v is not None and not 0 <= v <= 100 for v in given):
            return forecast
        return min(max(forecast, Fraction(0)), Fraction(100))

    def path(self, b, t0, ta):
        """Share of the way that was planned by a day; from target to target in straight lines."""
        points = [(t0, b)] + [(t["day"], t["value"]) for t in self.targets if t["day"] > t0]
        g = self.targets[-1]["value"]
        for (day, value), (next_day, next_value) in zip(points, points[1:]):
            if ta <= next_day:
                planned = value + (next_value - value) * Fraction((ta - day).days, (next_day - day).days)
                return (planned - b) / (g - b)
        return Fraction(1)

    def status(self, is_met, p, e, r, has_base, ta, t1):
        limits = self.thresholds
        if is_met:
            return "achieved"
        if not has_base and self.as_of <= t1:
            return "no-baseline"
        if self.as_of > t1:
            if ta < months_later(t1, -self.MONTHS[self.row["frequency"]]):
                return "not-measured-at-end"
            return "partly-met" if p is not None and p >= limits["partly_met"] else "missed"
        if p < 0:
            return "reversed"
        if e < limits["too_early"] or r is None:
            return "too-early"
        return "on-track" if r >= limits["on_track"] else "behind" if r >= limits["behind"] else "off-track"

    def cells(self):
        if self.row["progress_method"] == "cagr":
            return self.cagr_cells()
        status, p, e, r, value, day = self.progress()
        reason = {"attainment_missing": "across-break"} if status == "not-comparable" else {}
        if self.has_hidden_baseline and not self.is_sum and status in ("no-baseline", "missed") and p is None:
            reason = {"attainment_missing": "hidden"}
        if self.hidden and status == "no-data" and self.contribution() is not False:
            reason = {"attainment_missing": "hidden"}
        return {**reason, "status": status, "overlay": "stale" if self.is_stale() else "", "attainment": share(p),
                "elapsed": share(e), "pace": share(r), "forecast_value": "" if value is None else amount(value),
                "forecast_date": day.isoformat() if day else "",
                "with_data": "0" if self.actual() is None else "1", "of": "1"}

    def cagr_cells(self):
        rate, status, reason = self.cagr()
        actual = self.actual() is not None if self.hidden else any(self.measured(o) is not None for o in self.totals)
        cells = {"overlay": "stale" if self.is_stale() else "", "elapsed": "", "pace": "", "forecast_value": "",
                 "forecast_date": "", "with_data": str(int(actual)), "of": "1", "status": status,
                 "attainment": twelve_digits(rate), "attainment_missing": reason}
        return cells

    def cagr(self):
        """Number, label and the reason where there is no number: cagr.md."""
        if self.hidden or self.has_hidden_baseline:
            return None, "", "hidden"
        rows = [
            (first(o["from"] or o["to"]).year, self.measured(o), self.begun(o), last(o["to"]))
            for o in self.totals if not o["value_missing"]]
        series, days = {}, {}
        for year, value, begun, ended in rows:
            if year in series:
                return None, "", "duplicate-year"
            series[year], days[year] = value, (begun, ended)
        if self.row["baseline_value"]:
            base_year = last(self.row["baseline_date"]).year
            series[base_year], days[base_year] = self.baseline, (last(self.row["baseline_date"]),) * 2
        else:
            wanted = int(self.row["base_year"] or 2015)
            base_year = min((year for year in series if year >= wanted), default=None)
        if not rows:
            return None, "", "no-data"
        if self.row["direction"] not in ("rising", "falling"):
            return None, "", "direction-missing"
        newest = max(series)
        if base_year is None or base_year > max(year for year, *_ in rows):
            return None, "", "base-after-last"
        while self.are_apart(days[base_year][0], days[newest][1]) and base_year != newest:
            base_year = min(year for year in series if year > base_year)
        target = self.targets[-1] if self.targets else None
        if target and target["day"].year <= base_year:
            return None, "", "target-year-not-after-base"
        b, c, up = series[base_year], series[newest], self.row["direction"] == "rising"
        achieved = bool(target) and (c >= target["value"] if up else c <= target["value"])
        word = "achieved" if achieved else ""
        reason = ("one-observation" if newest == base_year else "base-is-zero" if b == 0 else
                  "target-is-zero" if target and target["value"] == 0 else
                  "sign-change" if c * b < 0 or target and target["value"] * b < 0 else "")
        if not reason and target and (b >= target["value"] if up else b <= target["value"]):
            reason, word = "target-met-at-base", word or "deterioration"
        if reason:
            return None, word, reason
        with localcontext() as context:
            context.prec = 40
            growth = lambda end, years: (decimal(end) / decimal(b)) ** (Decimal(1) / years) - 1 if end else Decimal(-1)
            toward = (1 if up else -1) * (-1 if b < 0 else 1)
            value = toward * growth(c, newest - base_year)
            bands = [Decimal("0.95"), Decimal("0.60"), Decimal(0)]
            if target:
                value /= abs(growth(target["value"], target["day"].year - base_year))
            else:
                factor = self.limit_factor(abs(decimal(b)))
                bands = [Decimal("0.015") * factor, Decimal("0.005") * factor, Decimal(0)]
            words = [w for w, band in zip(("substantial", "moderate", "limited"), bands) if value >= band]
            return value, word or (words[0] if words else "deterioration"), ""

    def limit_factor(self, base):
        limit = abs(decimal(number(self.row["limit"]) or Fraction(0)))
        if not limit or base >= 2 * limit:
            return Decimal(1)
        return 1 - ((base if base <= limit else 2 * limit - base) / limit) ** Decimal("4.44")

    def contribution(self):
        """Attainment within 0 and 1 for the single number; `None` without one, False where there can be none."""
        if self.kind == "qualitative" or self.row["progress_method"] == "cagr":
            return False
        status, p, *_ = self.progress()
        limited = self.row["direction"] in ("keep-below", "keep-above")
        if status in ("no-target", "not-comparable", "direction-unclear") or limited:
            return False
        has_base = self.is_sum or self.baseline is not None
        if has_base and not self.is_sum and self.targets and self.targets[-1]["value"] == self.baseline:
            return False
        if not has_base and (self.row["direction"] != "rising" or self.targets and self.targets[-1]["value"] <= 0):
            return False
        if has_base and self.row["direction"] and self.targets:
            goal, start = self.targets[-1]["value"], Fraction(0) if self.is_sum else self.baseline
            if goal == start or (self.row["direction"] == "rising") != (goal > start):
                return False
        return None if p is None else min(max(p, Fraction(0)), Fraction(1))


# -- commitments --------------------------------------------------------------------------------------------------
def label(text):
    return ALIASES.get(text, text)


class Commitment:
    JUDGES = ["independent", "civil-society", "government"]

    def __init__(self, row, milestones, assessments, updates, evidence, formula, as_of):
        self.row, self.formula, self.as_of = row, formula, as_of
        self.milestones, self.assessments, self.updates, self.evidence = milestones, assessments, updates, evidence
        self.counted = [a for a in assessments if last(a["date"]) <= as_of]

    def newest(self, rows):
        """The newest by state, no later than its publication, then by publication, then the later in the file."""
        return max(rows, default=None, key=lambda a: (
            min(last(self.state(a) or a["date"]), last(a["date"])), last(a["date"]), int(a["position"])))

    @staticmethod
    def state(a):
        """The time whose state it describes; none where only the year of publication is given."""
        return a["state_at"] or (a["date"] if len(a["date"]) > 4 else "")

    @staticmethod
    def rates(a):
        return a["completion"] and (
            label(a["completion"]) in ("unclear", "withdrawn") or a["completion"] not in MISSING)

    def rated(self, kind):
        return self.newest([a for a in self.counted if a["kind"] == kind and self.rates(a)])

    def judged(self):
        return next((a for a in map(self.rated, self.JUDGES) if a), None)

    def is_gone(self):
        withdrawn = self.row["withdrawn_date"]
        return bool(withdrawn) and last(withdrawn) <= self.as_of

    def statuses(self):
        judged = self.judged()
        gone = self.is_gone() or judged and label(judged["completion"]) == "withdrawn"
        return [self.milestone(m, gone) for m in self.milestones]

    def timeliness(self):
        """The first that holds: word, and whose word it rests on."""
        judged, end = self.judged(), self.row["end"]
        if self.is_gone():
            return "withdrawn", ""
        if judged and label(judged["completion"]) in ("withdrawn", "complete"):
            return label(judged["completion"]), judged["kind"]
        if not end:
            return "no-date", ""
        if last(end) >= self.as_of:
            return "not-due", ""
        after = {kind: self.newest([a for a in self.counted if a["kind"] == kind and self.rates(a)
                                    and self.state(a) and first(self.state(a)) > last(end)]) for kind in self.JUDGES}
        reviewed, own = after["independent"] or after["civil-society"], after["government"]
        for a in (reviewed, own):
            if a and label(a["completion"]) not in ("complete", "unclear", "withdrawn"):
                return "late", a["kind"]
        if not judged and any(self.is_known_open(m, status) for m, (status, _, _) in zip(self.milestones, self.statuses())):
            return "late", "milestones"
        newest = reviewed or (own if judged and judged["kind"] == "government" else None)
        if newest and label(newest["completion"]) == "unclear":
            return "unclear", newest["kind"]
        return "not-reviewed-since", ""

    def is_known_open(self, m, status):
        """Overdue, and the record says that it is open: by its state, or by what was told after its date."""
        if status != "overdue":
            return False
        told = [d for d in [u["date"] for u in self.updates] + [self.row["updated"]] if d and last(d) <= self.as_of]
        return m["status"] in ("in-progress", "not-started") or any(first(d) > last(m["due"]) for d in told)

    def milestone(self, m, gone):
        """The first that holds: word, days overdue, days late."""
        done = m["done"] if m["done"] and last(m["done"]) <= self.as_of else ""
        undated = m["status"] == "done" and not m["done"]
        if m["status"] == "withdrawn":
            return "withdrawn", "", ""
        if done:
            if not m["due"]:
                return "done", "", ""
            if last(done) <= last(m["due"]):
                return "done-on-time", "", ""
            if first(done) > last(m["due"]):
                return "done-late", "", str((last(done) - last(m["due"])).days)
            return "done", "", ""
        if gone and not undated:
            return "withdrawn", "", ""
        if undated:
            return "done", "", ""
        if m["due"] and last(m["due"]) < self.as_of:
            return "overdue", str((self.as_of - last(m["due"])).days) if len(m["due"]) == 10 else "", ""
        if m["status"] in ("in-progress", "not-started"):
            return m["status"], "", ""
        if m["start"] and first(m["start"]) > self.as_of:
            return "upcoming", "", ""
        return "unknown", "", ""

    def coded(self):
        return self.newest([a for a in self.counted if a["kind"] == "independent" and (
            a["values"] or a["specificity"] or a["potential_impact"] or a["verifiable"] or a["open_government_lens"]
            or a["potential_for_results"])])

    def relevant(self, a):
        if a["scheme"] == "irm-2021":
            lens = a["open_government_lens"]
            return None if lens in MISSING or not lens else lens == "yes"
        # An empty cell may be an empty list, which says "none", or no list at all; the table tells them apart.
        if not a["values"]:
            return None if a["relevant_missing"] else False
        return bool({"information", "participation", "accountability"} & set(a["values"].split(";")))

    def star(self, a):
        if not self.formula or a["scheme"] != "irm-2011":
            return None
        impacts = {"2014": {"moderate", "transformative"}, "2015": {"transformative"}}[self.formula]
        wanted = [(a["specificity"], {"medium", "high"}), (a["potential_impact"], impacts),
                  (label(a["completion"]), {"substantial", "complete"})]
        answers = [None if not said or said in MISSING else said in good for said, good in wanted]
        answers.append(self.relevant(a))
        return False if False in answers else None if None in answers else True

    def schedule(self):
        rows = [a for a in self.counted if a["projected_completion"] in COMPLETION and label(a["completion"]) in COMPLETION]
        a = self.newest([a for a in self.counted if a["projected_completion"]])
        if a not in rows:
            return ""
        gap = COMPLETION.index(a["projected_completion"]) - COMPLETION.index(label(a["completion"]))
        return "behind" if gap > 0 else "ahead" if gap < 0 else "on"

    def cells(self):
        yes = lambda answer: "" if answer is None else str(answer).lower()
        words = [status for status, _, _ in self.statuses()]
        done = sum(w in ("done", "done-on-time", "done-late") for w in words)
        withdrawn, overdue = words.count("withdrawn"), words.count("overdue")
        open_ = overdue + sum(w in ("in-progress", "not-started", "upcoming") for w in words)
        newest, (independent, civil, government) = self.judged(), map(self.rated, self.JUDGES)
        said = lambda a: label(a["completion"]) if a else ""
        level, coded = said(newest), self.coded()
        timeliness, basis = self.timeliness()
        conflict = None
        if (government and newest is not government and government["scheme"] == newest["scheme"]
                and "unclear" not in (said(government), level)):
            conflict = said(government) != level
        is_high = level in ("substantial", "complete") if level else None
        counted_parts = {f"assessments/{a['position']}" for a in self.counted}
        counted_parts |= {f"updates/{u['position']}" for u in self.updates if last(u["date"]) <= self.as_of}
        evidence = [e for e in self.evidence if e["part"] in counted_parts or e["part"] == ""
                    or e["part"].startswith("milestones/")]
        base = len(words) - withdrawn
        count = lambda n: str(n) if words or not self.row["milestones_total"] == "" else ""
        return {
            "completion": level, "completion_date": newest["date"] if newest else "",
            "completion_state_at": self.state(newest) if newest else "",
            "completion_by": newest["by"] if newest else "", "completion_kind": newest["kind"] if newest else "",
            "completion_government": said(government), "completion_independent": said(independent),
            "completion_civil_society": said(civil), "ratings_conflict": yes(conflict), "timeliness": timeliness,
            "timeliness_basis": basis,
            "relevant": yes(self.relevant(coded) if coded else None), "star": yes(self.star(coded) if coded else None),
            "high_completion": yes(False if timeliness == "withdrawn" and level != "withdrawn" else is_high),
            "schedule": self.schedule(), "milestones_total": count(len(words)), "milestones_done": count(done),
            "milestones_withdrawn": count(withdrawn), "milestones_overdue": count(overdue),
            "milestone_share": share(Fraction(done, base)) if base else "",
            "contradiction": yes(level == "complete" and open_ > 0 or level == "not-started" and done > 0),
            "evidence_count": str(len(evidence)),
        }


# -- roll-ups -----------------------------------------------------------------------------------------------------
def levels_of(children):
    """What has neither a number nor a level is of no other level."""
    return {level for value, _, level in children if level or value is not None}


def rolled_up(children):
    """The single number from (value or None, weight, level): only of one level, and from half of the weight on."""
    if not children or len(levels_of(children)) > 1:
        return None
    weight = sum(w for _, w, _ in children)
    known = [(v, w) for v, w, _ in children if v is not None]
    if not known or 2 * sum(w for _, w in known) < weight:
        return None
    return sum(v * w for v, w in known) / sum(w for _, w in known)


def why_not(children):
    """Why these have no single number, where they have none."""
    if rolled_up(children) is not None:
        return ""
    return "no-data" if children and len(levels_of(children)) <= 1 else "not-applicable"


class Framework:
    def __init__(self, tables, indicators):
        self.tables, self.indicators = tables, indicators

    def children_of(self, indicators):
        children = [(i.contribution(), number(i.row["weight"]) or Fraction(1), i.row["level"]) for i in indicators]
        return [c for c in children if c[0] is not False]

    def of_indicators(self, indicators):
        return self.figures(self.children_of(indicators), indicators)

    @staticmethod
    def figures(children, indicators):
        """The single number, or why there is none; then the indicators below, in their order; the one level of the parts."""
        levels = {level for _, _, level in children}
        return rolled_up(children), why_not(children), indicators, levels.pop() if len(levels) == 1 else ""

    @staticmethod
    def with_data(indicators):
        return sum(i.cells()["with_data"] == "1" for i in indicators)

    def result(self, row):
        return self.of_indicators([i for i in self.indicators if i.row["result"] == row["id"]])

    def above(self, parts, indicators=()):
        """`parts`: each with its row and its own figures."""
        children = [(figures[0], number(row["weight"]) or Fraction(1), row["level"] or figures[3]) for row, figures in parts]
        below = [i for _, figures in parts for i in figures[2]]
        return self.figures(children + self.children_of(indicators), below + list(indicators))

    def objective(self, row):
        return self.above([(r, self.result(r)) for r in self.tables["results"] if r["objective"] == row["id"]])

    def project(self, row):
        loose = [(r, self.result(r)) for r in self.tables["results"] if r["project"] == row["id"] and not r["objective"]]
        objectives = [(o, self.objective(o)) for o in self.tables["objectives"] if o["project"] == row["id"]]
        return self.above(loose + objectives, [
            i for i in self.indicators if i.row["project"] == row["id"] and not i.row["result"]])

    def cells(self, figures):
        value, _, below, _ = figures
        with_data, of = self.with_data(below), len(below)
        return {"status": "" if of else "not-measured", "overlay": "", "attainment": share(value), "elapsed": "",
                "pace": "", "forecast_value": "", "forecast_date": "", "with_data": str(with_data), "of": str(of)}


# -- what holds of many records together ---------------------------------------------------------------------------
class RollUps:
    """The rows of rollups.csv by (kind, record, plan). Those of commitments need nothing but commitments.csv."""

    LEVELS = {"irm-2011": ["complete", "substantial", "limited", "not-started"]}
    LATER_LEVELS = LEVELS["irm-2011"] + ["no-evidence"]
    UNORDERED = {"irm-2021": ["unclear"]}
    REASONS = ["not-reported", "not-reviewed", "no-data", "not-applicable"]
    STATUSES = ["achieved", "on-track", "behind", "off-track", "reversed", "partly-met", "missed", "not-measured-at-end",
                "too-early", "no-baseline", "direction-unclear", "not-comparable", "no-data", "no-target", "qualitative", "substantial",
                "moderate", "limited", "deterioration", "no-rate"]
    STATES = ["planned", "active", "completed", "cancelled", "suspended", "not-reported"]

    def __init__(self, tables, framework, schemes, as_of):
        """`schemes`: of each commitment's judge's newest rating of completion."""
        self.tables, self.framework, self.schemes, self.as_of = tables, framework, schemes, as_of
        self.plans = {row["id"]: row["scheme"] or "irm-2011" for row in tables["plans"]}

    def rows(self):
        commitments = self.tables["commitments"]
        groups = defaultdict(list)
        for row in commitments:
            plan = row["plan"]
            groups["plans", plan, ""].append(row)
            groups["theme", row["theme"], plan].append(row)
            groups["institution", row["lead"], plan].append(row)
            groups["status", self.completion(row), plan].append(row)
            groups["timeliness", row["timeliness"], plan].append(row)
            groups["due", str(last(row["end"]).year) if row["end"] else "", plan].append(row)
            if row["lead"]:
                groups["organisations", row["lead"], ""].append(row)
        found = {key: self.of_commitments(group) for key, group in groups.items()}
        for collection, figures in (("results", self.framework.result), ("objectives", self.framework.objective),
                                    ("projects", self.framework.project)):
            for row in self.tables[collection]:
                if figures(row)[2]:
                    found[collection, row["id"], ""] = self.of_indicators(figures(row))
        for place in self.tables["places"]:
            within = self.places_within(place["id"])
            activities = [a for a in self.tables["activities"] if within & set(a["places"].split(";"))]
            if activities:
                found["places", place["id"], ""] = self.of_activities(activities)
        return found

    @staticmethod
    def cells(basis, of, with_data, distribution, **figures):
        empty = dict.fromkeys(["timeliness", "share", "complete", "high", "late", "not_reviewed_since", "unknown", "worst",
                               "share_missing", "complete_missing"], "")
        return {"basis": basis, "of": str(of), "with_data": str(with_data), "missing": str(of - with_data),
                "distribution": distribution, **empty, **figures}

    @staticmethod
    def counted(words, order):
        return ";".join(f"{word}={words.count(word)}" for word in order if word in words)

    STANDINGS = ["complete", "withdrawn", "no-date", "not-due", "late", "unclear", "not-reviewed-since"]

    @staticmethod
    def shown(row):
        """Withdrawn where it was withdrawn, else as the judge rates it."""
        return "withdrawn" if row["timeliness"] == "withdrawn" else row["completion"]

    def completion(self, row):
        return self.shown(row) or row["completion_missing"]

    def of_commitments(self, rows):
        words = [self.completion(row) for row in rows]
        rated = [row for row in rows if self.shown(row)]
        high = sum(row["high_completion"] == "true" for row in rows)
        standings = [row["timeliness"] for row in rows]
        is_enough = rated and 2 * len(rated) >= len(rows)
        complete, reason = "", ""
        if any(self.shown(row) not in ("complete", "unclear", "") for row in rows):
            complete = "false"
        elif len(rated) < len(rows):
            reason = next(row["completion_missing"] for row in rows if not self.shown(row))
        elif all(self.shown(row) == "complete" for row in rows):
            complete = "true"
        else:
            reason = "unclear"
        return self.cells(
            "commitments", len(rows), len(rated), self.counted(words, self.order(self.plans[rows[0]["plan"]], rated)),
            share=share(Fraction(high, len(rows))) if is_enough else "", share_missing="" if is_enough else "no-data",
            complete=complete, complete_missing=reason, high=str(high), late=str(standings.count("late")),
            not_reviewed_since=str(standings.count("not-reviewed-since")),
            timeliness=self.counted(standings, self.STANDINGS),
            unknown=str(sum(self.shown(row) in ("", "unclear") for row in rows)), worst=self.least_done(rated))

    def order(self, scheme, rated):
        """The scheme's levels, the highest first; its other words, words of other schemes, what is missing."""
        own = self.LEVELS.get(scheme, self.LATER_LEVELS) + self.UNORDERED.get(scheme, ["withdrawn", "unclear"])
        return own + sorted({self.shown(row) for row in rated} - set(own)) + self.REASONS

    def least_done(self, rated):
        ranked = [(self.LATER_LEVELS.index(self.shown(row)), row) for row in rated
                  if self.shown(row) in self.LATER_LEVELS]
        if len({self.schemes[row["id"]] for _, row in ranked}) != 1:
            return ""
        return min(ranked, key=lambda one: (-one[0], not one[1]["end"], one[1]["end"] and last(one[1]["end"]),
                                            one[1]["id"].encode()))[1]["id"]

    def of_indicators(self, figures):
        value, reason, below, _ = figures
        shares = [(i.progress()[1], place, i.row["id"]) for place, i in enumerate(below)
                  if isinstance(i.contribution(), Fraction)]
        return self.cells(
            "indicators", len(below), self.framework.with_data(below),
            self.counted([i.cells()["status"] or "no-rate" for i in below], self.STATUSES), share=share(value),
            share_missing=reason, worst=min(shares)[2] if shares else "")

    def places_within(self, place):
        found, new = {place}, {place}
        while new:
            new = {p["id"] for p in self.tables["places"] if p["parent"] in new} - found
            found |= new
        return found

    def of_activities(self, activities):
        states = [a["status"] or "not-reported" for a in activities]
        return self.cells("activities", len(states), len(states) - states.count("not-reported"),
                          self.counted(states, self.STATES))


# -- comparing ----------------------------------------------------------------------------------------------------
class Comparison:
    def __init__(self):
        self.compared, self.wrong = 0, []

    def row(self, table, name, published, worked_out):
        for column, value in worked_out.items():
            self.compared += 1
            if published[column] != value:
                self.wrong.append(f"{table}: {name}: {column} is published as {published[column]!r}, "
                                  f"and the tables give {value!r}")


def grouped(rows, key):
    groups = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def compare(data, thresholds):
    names = ["observations", "targets", "breaks", "indicators", "results", "objectives", "projects", "plans", "commitments",
             "milestones", "assessments", "updates", "evidence", "places", "activities", "progress", "rollups"]
    tables = {}
    for name in names:
        with open(data / f"{name}.csv", newline="", encoding="utf-8") as file:
            tables[name] = list(csv.DictReader(file))
    comparison = Comparison()
    if not tables["progress"]:
        return comparison
    as_of = date.fromisoformat(tables["progress"][0]["as_of"])
    parts = {name: grouped(tables[name], "indicator") for name in ("observations", "targets", "breaks")}
    indicators = [Indicator(row, *(parts[name][row["id"]] for name in parts), as_of, thresholds)
                  for row in tables["indicators"]]
    progress = {(row["collection"], row["record"]): row for row in tables["progress"]}
    framework = Framework(tables, indicators)
    for indicator in indicators:
        name = indicator.row["id"]
        comparison.row("progress.csv", name, progress["indicators", name], indicator.cells())
    for collection, worked_out in [("results", framework.result), ("objectives", framework.objective),
                                   ("projects", framework.project)]:
        for row in tables[collection]:
            comparison.row("progress.csv", row["id"], progress[collection, row["id"]],
                           framework.cells(worked_out(row)))
    formulas = {row["id"]: row["star_formula"] for row in tables["plans"]}
    parts = {name: grouped(tables[name], "commitment") for name in ("milestones", "assessments", "updates")}
    schemes = {}
    evidence = grouped([row for row in tables["evidence"] if row["collection"] == "commitments"], "record")
    for row in tables["commitments"]:
        name = row["id"]
        commitment = Commitment(row, parts["milestones"][name], parts["assessments"][name], parts["updates"][name],
                                evidence[name], formulas.get(row["plan"], ""), as_of)
        comparison.row("commitments.csv", name, row, commitment.cells())
        schemes[name] = (commitment.judged() or {}).get("scheme")
        for milestone, (status, overdue, late) in zip(commitment.milestones, commitment.statuses()):
            comparison.row("milestones.csv", f"{name} {milestone['position']}", milestone,
                           {"computed_status": status, "days_overdue": overdue, "days_late": late})
    worked_out = RollUps(tables, framework, schemes, as_of).rows()
    published = {(row["kind"], row["record"], row["plan"]): row for row in tables["rollups"]}
    for key in sorted(worked_out.keys() | published.keys()):
        comparison.row("rollups.csv", " ".join(key), published.get(key, defaultdict(str)), worked_out.get(key, {"of": "0"}))
    return comparison


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    standard = {"on_track": "0.9", "behind": "0.6", "partly_met": "0.9", "too_early": "0.1", "stale": "1.5"}
    for name, value in standard.items():
        parser.add_argument("--" + name.replace("_", "-"), type=Fraction, default=Fraction(value))
    arguments = parser.parse_args()
    comparison = compare(arguments.output / "data", {name: getattr(arguments, name) for name in standard})
    print("\n".join(comparison.wrong[:50]))
    print(f"{comparison.compared} figures worked out again, {len(comparison.wrong)} differ")
    return 1 if comparison.wrong else 0 if comparison.compared else 2


if __name__ == "__main__":
    sys.exit(main())
