"""Time expressions of Ukrainian, Russian and Korean: full dates, months, years, weekdays, and a few relative words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from osintkit.extract.dates.calendar import shift_days
from osintkit.extract.dates.resolve import TimeValue, closest_year, day_value, relative_unit

Read = Callable[[date | None], TimeValue | None]
LANGUAGES = frozenset({"uk", "ru", "ko"})

_MONTHS = {
    "uk": "січ лют берез квіт трав черв лип серп верес жовт листопад груд",
    "ru": "январ феврал март апрел ма[йяе] июн июл август сентябр октябр ноябр декабр",
}
_WEEKDAYS = {
    "uk": "понеділ вівтор серед четвер п['’ʼ]ятниц субот неділ",
    "ru": "понедельник вторник сред[ауы] четверг пятниц суббот воскресень",
}
_DAYS = {
    "uk": {"сьогодні": 0, "вчора": -1, "учора": -1, "завтра": 1, "позавчора": -2, "післязавтра": 2},
    "ru": {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2},
    "ko": {"오늘": 0, "어제": -1, "내일": 1, "그제": -2, "그저께": -2, "모레": 2},
}
_UNITS = {
    "uk": (
        (r"минулого тижня", "week", -1), (r"(?:на )?ц(?:ього|ьому) тижн[яі]", "week", 0), (r"наступного тижня",
        "week", 1),
        (r"минулого місяця", "month", -1), (r"цього місяця", "month", 0), (r"наступного місяця", "month", 1),
        (r"минулого року|торік", "year", -1), (r"цього року|цьогоріч", "year", 0), (r"наступного року", "year", 1),
    ),
    "ru": (
        (r"на прошлой неделе|прошлой недел\w", "week", -1), (r"(?:на )?этой неделе", "week", 0),
        (r"(?:на )?следующей неделе", "week", 1), (r"в прошлом месяце|прошлого месяца", "month", -1),
        (r"в этом месяце", "month", 0), (r"в следующем месяце", "month", 1), (r"в прошлом году|прошлого года", "year",
        -1),
        (r"в этом году|этого года", "year", 0), (r"в следующем году", "year", 1),
    ),
    "ko": (
        (r"지난\s?주", "week", -1), (r"이번\s?주", "week", 0), (r"다음\s?주", "week", 1), (r"지난\s?달", "month", -1),
        (r"이번\s?달|이달", "month", 0), (r"다음\s?달|내달", "month", 1), (r"작년|지난해", "year", -1),
        (r"올해|금년", "year", 0),
        (r"내년", "year", 1),
    ),
}  # fmt: skip


def _slavic_pattern(language: str) -> re.Pattern[str]:
    months = "|".join(_MONTHS[language].split())
    weekdays = "|".join(_WEEKDAYS[language].split())
    days = "|".join(sorted(_DAYS[language], key=len, reverse=True))
    units = "|".join(f"(?P<u{number}>{pattern})" for number, (pattern, _, _) in enumerate(_UNITS[language]))
    year = r"(?P<{0}>(?:1[5-9]|20)\d\d)(?!\d)"
    of_year = r"(?:\s(?:року|році|рік|рр?\.|года|году|год|гг?\.))?"
    return re.compile(
        r"(?<![\w.,])(?:"
        r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
        r"|(?P<numeric>\d{1,2}\.\d{1,2}\.\d{4})(?!\d)"
        r"|(?P<day>\d{1,2})(?:[-–](?P<until>\d{1,2}))?\s"
        rf"(?P<month>(?:{months})[а-яіїєґ]*)(?:\s{year.format('year')}{of_year})?"
        rf"|(?P<bare>(?:{months})[а-яіїєґ]*)\s{year.format('bareyear')}{of_year}"
        rf"|(?:у|в|во|о)\s(?P<inmonth>(?:{months})[а-яіїєґ]*)(?!\w)"
        rf"|{year.format('only')}\s(?:року|році|рік|рр?\.|года|году|год|гг?\.)"
        rf"|(?:у|в|во)\s(?P<weekday>(?:{weekdays})[а-яіїєґ]*)"
        rf"|(?P<rel>{days})(?!\w)"
        rf"|{units}"
        r")",
        re.IGNORECASE,
    )


def _korean_pattern() -> re.Pattern[str]:
    units = "|".join(f"(?P<u{number}>{pattern})" for number, (pattern, _, _) in enumerate(_UNITS["ko"]))
    return re.compile(
        r"(?<!\d)(?:"
        r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
        r"|(?:(?P<year>\d{4})년\s?)?(?P<month>\d{1,2})월\s?(?P<day>\d{1,2})일"
        r"|(?P<bareyear>\d{4})년\s?(?P<bare>\d{1,2})월"
        r"|(?P<only>\d{4})년(?!간)"
        r"|(?P<inmonth>\d{1,2})월(?!\s?\d)"
        r"|(?P<dayonly>\d{1,2})일(?=\s|[,(에까부]|$)"
        r"|(?P<weekday>[월화수목금토일])요일"
        rf"|(?P<rel>{'|'.join(_DAYS['ko'])})"
        rf"|{units})"
    )


_PATTERNS = {"uk": _slavic_pattern("uk"), "ru": _slavic_pattern("ru"), "ko": _korean_pattern()}
_MONTH_STEMS = {
    language: tuple(re.compile(stem, re.IGNORECASE) for stem in stems.split()) for language, stems in _MONTHS.items()
}
_WEEKDAY_STEMS = {
    language: tuple(re.compile(stem, re.IGNORECASE) for stem in stems.split()) for language, stems in _WEEKDAYS.items()
}

_NAMES = {"day": "day-month", "bare": "month-year", "only": "year", "inmonth": "month", "weekday": "weekday",
"rel": "adverb",
          "iso": "iso", "numeric": "numeric", "dayonly": "day"}  # fmt: skip


def find_foreign(text: str, language: str) -> Iterator[tuple[str, Read, int, int]]:
    """Yield rule name, reader and span of each expression.

    >>> [(name, str(read(None).value)) for name, read, *_ in find_foreign("18 жовтня 2024 року", "uk")]
    [('day-month', '2024-10-18')]
    """
    for match in _PATTERNS[language].finditer(text):
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        key = next((name for name in _NAMES if name in groups), "")
        start = match.start(key) if key in {"weekday", "inmonth"} and language != "ko" else match.start()
        if key:
            yield _NAMES[key], partial(_read, key, groups, language), start, match.end()
        else:
            _, unit, steps = _UNITS[language][int(next(name for name in groups if name[0] == "u")[1:])]
            yield "relative", partial(_unit, unit, steps), start, match.end()


def _unit(unit: str, steps: int, dct: date | None) -> TimeValue | None:
    if dct is None:
        return TimeValue("XXXX", relative=True)
    value = relative_unit(dct, unit, steps)
    return TimeValue(value, relative=True) if value else None


def _number(word: str, stems: tuple[re.Pattern[str], ...] | None) -> int:
    """Return the number of a month or weekday, from 1; 0 when it is none."""
    if stems is None:
        return int(word) if word.isdecimal() else "월화수목금토일".find(word) + 1
    return next((number for number, stem in enumerate(stems, start=1) if stem.match(word)), 0)


def _read(key: str, groups: dict[str, str], language: str, dct: date | None) -> TimeValue | None:
    try:
        return _checked(key, groups, language, dct)
    except ValueError:
        return None


def _checked(  # noqa: PLR0911  # one return for each kind of expression
    key: str, groups: dict[str, str], language: str, dct: date | None
) -> TimeValue | None:
    if key == "iso":
        return TimeValue(date.fromisoformat(groups["iso"]).isoformat())
    if key == "numeric":
        day, month, year = (int(part) for part in groups["numeric"].split("."))
        return TimeValue(date(year, month, day).isoformat())
    if key == "only":
        return TimeValue(groups["only"])
    if key == "rel":
        steps = _DAYS[language][groups["rel"].lower()]
        return TimeValue(day_value(shift_days(dct, steps) if dct else None), relative=True)
    if key == "dayonly":
        return TimeValue(date(dct.year, dct.month, int(groups["dayonly"])).isoformat(), relative=True) if dct else None
    if key == "weekday":
        return _weekday(_number(groups["weekday"], _WEEKDAY_STEMS.get(language)) - 1, dct)
    months = _MONTH_STEMS.get(language)
    if key == "bare":
        return TimeValue(f"{groups['bareyear']}-{_month(groups['bare'], months):02d}")
    if key == "inmonth":
        return _in_month(_month(groups["inmonth"], months), dct)
    return _day(groups, _month(groups["month"], months), dct)


def _month(word: str, stems: tuple[re.Pattern[str], ...] | None) -> int:
    number = _number(word, stems)
    if not 1 <= number <= 12:
        raise ValueError(f"{word!r} is no month")
    return number


def _day(groups: dict[str, str], month: int, dct: date | None) -> TimeValue | None:
    day = int(groups["day"])
    if "year" in groups:
        first = date(int(groups["year"]), month, day)
    elif dct is None:
        return TimeValue(f"XXXX-{month:02d}-{day:02d}", relative=True)
    else:
        near = closest_year(month, day, dct)
        if near is None:
            return None
        first = near
    value = first.isoformat()
    if "until" in groups and int(groups["until"]) > day:
        value = f"{value}/{first.replace(day=int(groups['until'])).isoformat()}"
    return TimeValue(value, relative="year" not in groups)


def _in_month(month: int, dct: date | None) -> TimeValue:
    if dct is None:
        return TimeValue(f"XXXX-{month:02d}", relative=True)
    back = dct.year if month <= dct.month else dct.year - 1
    ahead = dct.year if month >= dct.month else dct.year + 1
    others = () if back == ahead else (f"{ahead:04d}-{month:02d}",)
    return TimeValue(f"{back:04d}-{month:02d}", others, relative=True)


def _weekday(number: int, dct: date | None) -> TimeValue | None:
    if dct is None:
        return TimeValue(f"XXXX-WXX-{number + 1}", relative=True)
    back, ahead = shift_days(dct, -((dct.weekday() - number) % 7)), shift_days(dct, (number - dct.weekday()) % 7)
    if back is None or ahead is None:
        return None
    others = () if back == ahead else (day_value(ahead),)
    return TimeValue(day_value(back), others, relative=True)
