"""Words of time expressions and the classes of `osintkit.extract.dates.grammar`: one letter for each class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from osintkit.extract.text.tokens import word_set

_MONTHS_EN = "january february march april may june july august september october november december"
MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTHS_EN.split(), start=1)}
SHORT_MONTHS = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_WEEKDAYS_EN = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(_WEEKDAYS_EN.split())}
WEEKDAYS |= {f"{name}s": number for name, number in WEEKDAYS.items()}
SHORT_WEEKDAYS: dict[str, int] = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
"sat": 5,
                                  "sun": 6}  # fmt: skip
UNITS: dict[str, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "E", "fortnight": "F", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "millennium": "L", "semester": "H",
}  # fmt: skip
PLURALS: dict[str, str] = {
    **{f"{unit}s": unit for unit in UNITS},
    "centuries": "century",
    "millennia": "millennium",
    "yrs": "year",
    "yr": "year",
    "mins": "minute",
    "hrs": "hour",
    "secs": "second",
}
SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAYPARTS: dict[str, str] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "mornings": "MO", "afternoons": "AF",
    "evenings": "EV", "nights": "NI", "overnight": "NI",
}  # fmt: skip
CLOCKWORDS: dict[str, str] = {"noon": "12:00", "midday": "12:00", "midnight": "24:00", "dawn": "MO", "dusk": "EV"}
ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "1st": 1, "2nd": 2,
}  # fmt: skip
# a single word with what it stands for: a day relative to publication, or one of TIMEX3's references
ADVERBS: dict[str, str] = {
    "today": "0", "yesterday": "-1", "tomorrow": "1", "tonight": "0NI", "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "presently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip
SETS: dict[str, str] = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
    "nightly": "P1D", "biweekly": "P2W",
}  # fmt: skip
NUMBERS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
HOLIDAYS: dict[str, tuple[int, int]] = {
    "christmas": (12, 25), "halloween": (10, 31), "juneteenth": (6, 19), "thanksgiving": (11, 0),
}  # fmt: skip

LAST = word_set("last past previous prior preceding")
NEXT = word_set("next coming upcoming following")
THIS = word_set("this current")
THAT = word_set("that same latest")
EARLY = word_set("early late mid earlier later beginning")
VAGUE = word_set("several few many some couple recent")
BOUNDARIES = word_set("end beginning start middle close rest remainder")
AGO = word_set("ago")
SHIFTS: dict[str, int] = {
    "earlier": -1,
    "before": -1,
    "prior": -1,
    "previously": -1,
    "later": 1,
    "after": 1,
    "hence": 1,
}
EVERY = word_set("every each")
MORE = word_set("more additional full straight consecutive whole further other")
ZONES = word_set("gmt utc est edt cst cdt mst mdt pst pdt et pt ct kst msk cet cest bst")
# a four-digit number behind one of these is a year
YEAR_LEADS = word_set(
    "in since by until till from during of to and through before after between early late mid around circa fiscal year "
    "the for on summer spring autumn fall winter end start beginning"
)
FUTURE = word_set(
    "will shall 'll expected scheduled due slated planning going upcoming begins starts opens arrives departs"
)
NO_VERBS = word_set("united hundred kindred sacred naked indeed exceed proceed succeed biased sacred aged")
# "to" behind one of these looks ahead
LEADS_TO = word_set(
    "is are was were due scheduled expected set plan planned intend intends intended "
    "hopes plans wants agreed agree ready likely slated"
)
PAST = word_set(
    "was were had did said told went came took made got gave found saw left began met held sent put ran won lost "
    "fell rose hit cut led paid spoke wrote became grew kept brought shot sold fought died struck flew drove broke has "
    "have been says since after ago"
)


_BY_LETTER: tuple[tuple[Iterable[str], str], ...] = (
    (MORE, "+"), (ZONES, "Z"), (VAGUE, "s"), (BOUNDARIES, "b"), (EVERY, "A"), (NUMBERS, "n"), (ORDINALS, "o"),
    (UNITS, "u"),
    (PLURALS, "U"), (SEASONS, "S"), (DAYPARTS, "p"), (CLOCKWORDS, "k"), (SHIFTS, "E"), (LAST, "L"), (NEXT, "N"),
    (THIS, "i"),
    (THAT, "j"), (EARLY, "e"), (AGO, "g"), (ADVERBS, "x"), (SETS, "X"), (HOLIDAYS, "V"), (MONTHS, "M"), (WEEKDAYS, "W"),
    # words with a class of their own come last and win
    (("quarter",), "q"), (("period",), "r"), (("weekend",), "K"), (("second",), "o"), (("fiscal",), "F"), (("a",
    "an"), "a"),
    (("the",), "h"), (("of",), "f"), (("and",), "&"), (("half",), "H"), (("earlier",), "B"), (("later",), "C"),
    (("couple",), "c"), (("on", "at", "in"), "O"), (("quarters",), "U"), (("future",), "Y"), (("recent",), "R"),
    (("past",), "L"),
    (("hundred", "thousand", "dozen"), "T"), (("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o\u2019clock"),
    "m"),
)  # fmt: skip


_HUNDRED = 100
_CENTURIES = range(15, 21)


def spoken_year(words: Sequence[str]) -> str:
    """Return the year that is said in words, as transcripts write it, empty when it is none.

    >>> spoken_year(["nineteen", "ninety", "-", "six"]), spoken_year(["two", "thousand"]), spoken_year(["two", "ten"])
    ('1996', '2000', '')
    """
    numbers = [NUMBERS[word] for word in words if word in NUMBERS]
    if len(numbers) < 2 or numbers[-1] == 0:
        return ""
    if numbers[0] in _CENTURIES and sum(numbers[1:]) < _HUNDRED and numbers[1] >= NUMBERS["ten"]:
        return str(numbers[0] * _HUNDRED + sum(numbers[1:]))
    if numbers[:2] == [2, NUMBERS["thousand"]] and sum(numbers[2:]) < _HUNDRED:
        return str(2000 + sum(numbers[2:]))
    return ""


def letters() -> dict[str, str]:
    """Return the class of each word that has one; a word that is not in it counts as ``w``.

    >>> letters()["quarter"], letters()["sunday"]
    ('q', 'W')
    """
    table: dict[str, str] = {}
    for words, letter in _BY_LETTER:
        table.update(dict.fromkeys(words, letter))
    return table
