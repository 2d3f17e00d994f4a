"""Words around a number: approximators, units, what the number counts. Four languages."""

from __future__ import annotations

import re

from osintkit.extract.text.tokens import word_set
from osintkit.model.vocabulary import Scope

ABOUT, MORE, LESS = "about", "more", "less"

# longest first: the reader tries three words, then two, then one
APPROXIMATORS: dict[str, str] = {
    **dict.fromkeys(
        (
            "about", "around", "some", "approximately", "roughly", "nearly", "almost", "circa", "approx", "estimated",
            "an estimated", "close to", "in the region of", "in the order of", "upwards of", "as many as",
            "~", "≈", "something like", "perhaps", "on the order of", "or so", "or thereabouts", "just about",
            "приблизно", "близько", "майже", "орієнтовно", "примерно", "около", "почти", "порядка", "ориентировочно",
            "약", "대략", "거의",
        ),
        ABOUT,
    ),
    **dict.fromkeys(
        (
            "more than", "over", "at least", "not less than", "no fewer than", "no less than", "above", "exceeding",
            "in excess of", "upward of", "upwards of", "a minimum of", "minimum of", ">", "≥", "well over",
            "greater than",
            "just over", "a little over", "a little more than", "slightly more than", "slightly over", "or more",
            "or above", "and more", "plus", "as few as", "from", "starting at", "not fewer than", "higher than",
            "понад", "більше", "більш ніж", "більше ніж", "щонайменше", "не менше", "не менш", "свыше", "более",
            "больше",
            "не менее", "более чем", "больше чем", "как минимум", "по меньшей мере", "от", "від", "최소",
        ),
        MORE,
    ),
    **dict.fromkeys(
        (
            "less than", "fewer than", "under", "below", "at most", "up to", "no more than", "not more than",
            "a maximum of",
            "maximum of", "<", "≤", "just under", "a little under", "slightly less than", "slightly fewer than",
            "slightly under", "as much as", "as many as", "or less", "or fewer", "at the most", "lower than",
            "well under",
            "до", "менше", "менш ніж", "менше ніж", "не більше", "максимум", "менее", "меньше", "не более", "не больше",
            "최대",
        ),
        LESS,
    ),
}  # fmt: skip
NEGATED = {"no more than": LESS, "not more than": LESS, "no fewer than": MORE, "no less than": MORE}
BEHIND = {
    "이상": MORE, "이하": LESS, "미만": LESS, "여": ABOUT, "초과": MORE, "가량": ABOUT, "정도": ABOUT, "안팎": ABOUT,
}  # fmt: skip
# "from" and their kin bound a number only in a range
ONLY_IN_RANGES = frozenset({"from", "от", "від", "plus"})

ADDITIONAL = word_set(
    "additional another further extra more fresh додатково додаткові додаткових ще дополнительно дополнительных "
    "еще ещё 추가로 추가"
)
PERCENT = frozenset({"%", "％", "percent", "pct", "percentage", "процент", "процента", "процентов", "відсоток",
"відсотка",
                     "відсотків", "퍼센트"})  # fmt: skip
CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₩": "won", "₴": "hryvnias", "₽": "roubles"}
CURRENCY_WORDS = frozenset({"us$", "usd", "eur", "gbp", "krw", "uah", "rub", "jpy"})

MEASURES = word_set(
    "mm cm m km kg g t ft lb lbs mph kph km/h kt kw mw gw kwh mwh gb tb mb kb hz mhz ghz sq ha oz °c °f c f bpd "
    "мм см м км кг т га грн руб"
)
PEOPLE = word_set(
    "people person persons men man women woman children child troops soldiers soldier servicemen serviceman "
    "servicemembers personnel officers officer generals fighters recruits conscripts civilians workers engineers "
    "prisoners pows victims residents refugees migrants employees mercenaries militants infantrymen marines "
    "sailors pilots guards instructors technicians staff members operatives citizens combatants volunteers "
    "reservists passengers deaths fatalities casualties wounded dead injured lives bodies students journalists "
    "protesters hostages"
)
PLURALS = word_set(
    "people men women children troops personnel infantry staff police aircraft cattle sheep artillery cavalry "
    "ammunition munitions media data forces casualties equipment manpower livestock offspring feet dead wounded "
    "injured teeth geese mice oxen schoolchildren grandchildren fishermen policemen gunmen tribesmen businessmen "
    "percent dollars euros pounds yen won yuan roubles rubles hryvnias"
)
NOT_UNITS = word_set(
    "of to in on at by for from with and or but nor so than as if when while that which who whom whose where why "
    "how is are was were be been being am has have had do does did will would shall should may might can could "
    "must not n't no it its he she they we you i his her their our your my this these those there here then now "
    "the a an into onto over under after before since until during between against about per via within without "
    "through across near around because although though however also too even only just still yet already both "
    "each every all any some other another such same more less fewer most least many much few several said says "
    "say told added according up down out off away again ago later earlier today yesterday tomorrow took went "
    "came made got became remain remained appear joined fled died fell rose returned reached including amid "
    "despite toward towards"
)
UNIT_LESS_ONE = word_set(
    "of another or and is was can has had who that to in on thing day way by may might must should could would "
    "will with's but for from at as time side hand if cannot"
)

_SCOPES: dict[Scope, str] = {
    Scope.CASUALTIES: "casualties casualty losses",
    Scope.KILLED: "killed killing kill kills dead died deaths death fatalities fatality slain perished murdered bodies",
    Scope.WOUNDED: "wounded wounding injured injuring injuries hurt",
    Scope.CAPTURED: "captured capturing capture captive captives prisoners prisoner pows pow hostages hostage",
    Scope.CAPACITY: "capacity capable accommodate room hold holds",
    Scope.PLANNED: (
        "plan plans planned planning will would prepare prepares prepared preparing preparations preparation intend "
        "intends intended intending intention expects expected decided readied readying promised pledged pledge "
        "proposed may might could shall envisages earmarked slated"
    ),
    Scope.CUMULATIVE: "total totals totalling totaling altogether cumulative cumulatively overall since",
    Scope.PRESENT: (
        "deployed deploying deployment stationed present arrived arriving arrival gone went moved reached sent sending "
        "send transferred transported dispatched training train trained fighting fight fought concentrated massed "
        "shipped carried "
        "garrisoned currently operating participating serving involved gathered based there"
    ),
}
SCOPE_WORDS: dict[str, Scope] = {word: scope for scope, words in _SCOPES.items() for word in words.split()}
_TOLL = "killed dead deaths died killing"
_HURT = "wounded injured injuries wounding injuring"
_PHRASES: tuple[tuple[Scope, tuple[str, ...]], ...] = (
    (Scope.CASUALTIES, (_TOLL, "and or & / ,", _HURT)),
    (Scope.CASUALTIES, (_HURT, "and or & / ,", _TOLL)),
    (Scope.CASUALTIES, (_TOLL, "and or", "were are", _HURT)),
    (Scope.CASUALTIES, (_TOLL, "and", "/", "or", _HURT)),
    (Scope.KILLED, ("lost losing lose gave", "their his her", "lives life")),
    (Scope.KILLED, ("death", "toll")),
    (Scope.CAPTURED, ("taken taking", "prisoner captive")),
    (Scope.CAPTURED, ("prisoner prisoners", "of", "war")),
    (Scope.CAPACITY, ("room space enough", "for")),
    (Scope.CAPACITY, ("can could may might", "hold carry contain accommodate fit")),
    (Scope.CAPACITY, ("capable", "of")),
    (Scope.CAPACITY, ("equivalent", "of to")),
    (Scope.PLANNED, ("is are was were", "to", "be send deploy dispatch receive go join arrive supply provide deliver")),
    (Scope.PLANNED, ("to", "be", "sent deployed dispatched transferred delivered")),
    (Scope.PLANNED, ("ready want wants set", "to")),
    (Scope.PLANNED, ("due", "to", "be arrive go")),
    (Scope.PLANNED, ("not", "yet")),
    (Scope.CUMULATIVE, ("in", "all total")),
    (Scope.CUMULATIVE, ("a", "total", "of")),
    (Scope.CUMULATIVE, ("so", "far")),
    (Scope.CUMULATIVE, ("to", "date now")),
)


def _by_first_word() -> dict[str, tuple[tuple[tuple[frozenset[str], ...], Scope], ...]]:
    table: dict[str, tuple[tuple[tuple[frozenset[str], ...], Scope], ...]] = {}
    for scope, parts in _PHRASES:
        rest = tuple(word_set(part) for part in parts[1:])
        for word in parts[0].split():
            table[word] = (*table.get(word, ()), (rest, scope))
    return table


# by first word: the words that may follow, place by place, and the scope of the phrase
SCOPE_PHRASES = _by_first_word()
# stems, since these languages decline and conjugate; compared with the beginning of a word
STEMS: dict[str, tuple[tuple[re.Pattern[str], Scope], ...]] = {
    "uk": (
        (re.compile(r"втрат|жертв"), Scope.CASUALTIES),
        (re.compile(r"вбит|убит|загин|загибл|ліквідован|вбив"), Scope.KILLED),
        (re.compile(r"поранен|травмован"), Scope.WOUNDED),
        (re.compile(r"полонен|полон$|полону$|захопл|захопи"), Scope.CAPTURED),
        (re.compile(r"місткіст|вміст"), Scope.CAPACITY),
        (re.compile(r"план|підготов|готу|готов|намір|відправить|надішл|направить|може$|можуть$"), Scope.PLANNED),
        (re.compile(r"загалом|усього|всього|сумарн"), Scope.CUMULATIVE),
        (re.compile(r"перебува|розміщ|дислок|прибу|відправл|перекин|направ|навча|тренують|воюют"), Scope.PRESENT),
    ),
    "ru": (
        (re.compile(r"потер|жертв"), Scope.CASUALTIES),
        (re.compile(r"убит|погиб|ликвидир|убил"), Scope.KILLED),
        (re.compile(r"ранен|пострада"), Scope.WOUNDED),
        (re.compile(r"пленн|плен$|плену$|захва"), Scope.CAPTURED),
        (re.compile(r"вместим|вмест"), Scope.CAPACITY),
        (re.compile(r"план|подготов|готов|намер|отправит$|направит$|может$|могут$|собира"), Scope.PLANNED),
        (re.compile(r"итого|всего$|суммарн|совокупн"), Scope.CUMULATIVE),
        (re.compile(r"находят|размещ|дислоц|прибы|отправл|перебро|направл|обуча|трениру|воюют"), Scope.PRESENT),
    ),
    "ko": (
        (re.compile(r"사상자"), Scope.CASUALTIES),
        (re.compile(r"사망|전사|숨지|숨졌|숨진"), Scope.KILLED),
        (re.compile(r"부상"), Scope.WOUNDED),
        (re.compile(r"포로|생포"), Scope.CAPTURED),
        (re.compile(r"예정|계획|준비"), Scope.PLANNED),
        (re.compile(r"총$|누적|모두"), Scope.CUMULATIVE),
        (re.compile(r"파병|파견|이동|도착|주둔|배치|훈련"), Scope.PRESENT),
    ),
}  # fmt: skip

MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec січня лютого березня квітня травня червня липня серпня вересня жовтня листопада "
    "грудня января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
LABELS = word_set(
    "article articles section chapter no nos number room page pages flight route highway channel resolution "
    "paragraph annex office order act bureau model type appendix clause verse version volume vol fig figure table "
    "apartment interstate boeing airbus windows group-of ст статья стаття № numbers season episode stage round step "
    "part grade phase level tel fax zip note"
)
YEAR_LEADS = word_set(
    "in since by until till of from during after before through to and early late mid around the year fiscal "
    "circa between year-end в у з до с к по від після після о"
)
CLOCK = word_set("a.m p.m a.m. p.m. am pm a p o'clock o’clock gmt est edt utc cet pst")
YEARS_AFTER = word_set("році року рік роки рр года году год годы гг г р 년")
