"""Which language a text is in, by its script, its letters and its smallest words.

Small and fast, for routing to the right rules. Reliable from about a dozen words on; short texts and lists of names
may give None, which means "not decided". Mixed texts give the language of most letters.

Told apart: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Slovak, Hungarian, Romanian,
Turkish, Swedish, Norwegian, Danish, Finnish, Estonian, Latvian, Lithuanian, Vietnamese, Indonesian; Ukrainian,
Russian, Belarusian, Bulgarian, Serbian, Macedonian; Korean, Japanese, Chinese; Arabic, Persian, Urdu; Hebrew, Greek,
Thai, Hindi, Georgian, Armenian. Norwegian and Danish, and Czech and Slovak, are close: a short text may be given to
the other one. Text in another language of the Latin or Cyrillic script gives None or its nearest relative.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

_SAMPLE = 2000
_ENOUGH = 0.45
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)?")
_SCRIPTS = re.compile(
    r"(?P<latin>[A-Za-z\u00aa-\u024f\u1e00-\u1eff]+)|(?P<cyrillic>[\u0400-\u052f]+)"
    r"|(?P<ko>[\uac00-\ud7a3\u1100-\u11ff]+)"
    r"|(?P<ja>[\u3040-\u30ff]+)|(?P<han>[\u4e00-\u9fff\u3400-\u4dbf]+)|(?P<arabic>[\u0600-\u06ff\u0750-\u077f]+)"
    r"|(?P<he>[\u0590-\u05ff]+)|(?P<el>[\u0370-\u03ff\u1f00-\u1fff]+)|(?P<th>[\u0e00-\u0e7f]+)|(?P<hi>[\u0900-\u097f]+)"
    r"|(?P<ka>[\u10a0-\u10ff]+)|(?P<hy>[\u0530-\u058f]+)"
)
# the smallest words of each language, most of them no word of its neighbours
_FUNCTION_WORDS = {
    "en": "the of and to in that is was for it with as on be at by this had not are but from or have an they which "
    "has been their said will would there who",
    "de": "der die das und ist nicht ein eine den von zu mit sich auf für dem im des auch als an nach wie wird bei "
    "noch aus dass hat war über zur werden",
    "fr": "le la les et des est une dans que qui du pour pas sur au plus par avec il ce sont aux cette ont été mais "
    "selon elle nous",
    "es": "el la los las y en que del se una por con para es al lo como más pero sus fue este ha según está entre son "
    "también",
    "pt": "o os as e do da em que um uma não para com por dos das se na no ao mais foi são mas também pelo pela está",
    "it": "il lo gli di che è la per un una non del della con sono nel dei alla più anche da ha si le delle dal stato "
    "secondo",
    "nl": "de het een en van is dat niet op te zijn voor met die aan er ook door om naar bij uit hebben werd maar "
    "volgens heeft",
    "pl": "i w na się z do nie że jest to przez od po są dla jak został które który oraz będzie co ale przed ich było",
    "cs": "a se v na je že do s z by pro jako po které který však není byl jsou při bude také podle ze což již jeho",
    "sk": "a sa v na je že do s z by pre ako po ktoré ktorý však nie bol sú pri bude tiež podľa zo čo už jeho bola",
    "hu": "a az és hogy nem is egy ez meg azt volt már csak van mint szerint még el de kell ezt lesz után között",
    "ro": "și în de la cu pe nu o un este că din mai sunt pentru care a fost prin după între dar au fi ale sau lui",
    "tr": "ve bir bu için da de ile çok daha olan olarak gibi kadar ne sonra en var değil ise olduğunu göre ya türk",
    "sv": "och att det i som på är av för med den till en inte om ett har de var från men kan vid också efter sig "
    "skulle",
    "no": "og i det er på som til av for at med en ikke den har de et om var fra men vi også etter seg ble mot sier "
    "ifølge",
    "da": "og i det er på som til af for at med en ikke den har de et om var fra men også efter sig blev mod siger "
    "af ud",
    "fi": "ja on ei että se oli hän mutta myös ovat joka kun mukaan olla niin kuin sen ole jo sekä tai mitä",
    "et": "ja on ei et see oli ta aga ka mis kui ning oma või ning pärast selle ole juba kes",
    "lv": "un ir ka no ar par uz nav arī tas kas bet bija lai pēc kā vai jau tiek gan",
    "lt": "ir yra kad iš su į nuo ne buvo tai bet kaip už po apie taip pat jau dėl kuris",
    "vi": "và của là có không được các trong cho những một với người này đã khi để từ về đến",
    "id": "yang dan di itu dengan untuk tidak dari ini dalam pada ke akan oleh juga bahwa adalah telah mereka kata",
    "uk": "і та що на не до з у в за це про як від або був була було його які але також для під час після який може ще "
    "й ми їх україни",
    "ru": "и что на не в с по это как из от или был была было его которые но также для под после который может еще мы "
    "об при россии",
    "be": "і што на не да з у за гэта пра як ад або быў была было яго якія але таксама для пад пасля які можа яшчэ",
    "bg": "и на да се в за не от с че са по като това е си ще към или беше са още които след бъде",
    "sr": "и у да је на се су за не од са као који што из али то би до ће није након",
    "mk": "и на да се во за не од со како што е кој или беше ќе ги го по дека ова",
}
# words of headlines, which have few small words
_NEWS_WORDS = {
    "en": "says troops soldiers reports claims claim killed visits denies war new sent after over amid captured more",
    "de": "soldaten truppen berichte weist schickt zurück gegen krieg neue sagt",
    "fr": "soldats troupes guerre selon tués russie corée",
    "es": "soldados tropas guerra muertos niega rusia corea informes",
    "it": "soldati truppe guerra uccisi annuncio ufficiali russia corea",
    "pl": "żołnierze żołnierzy wojska wojna rosji korei zaprzecza",
    "no": "soldater blitt drept krig hevder",
    "da": "soldater blevet dræbt krig hævder",
    "uk": "війська солдати розвідка заявив заявила відео україні україна україну росії росія військові уже війна нове",
    "ru": "войска солдаты разведка заявил заявила видео украины украина украину россия военные война новое назвал "
    "сообщил опроверг заявление",
}
_CYRILLIC = ("uk", "ru", "be", "bg", "sr", "mk")
_LETTERS = (
    # letters that (nearly) only one language uses; worth as much as this many words
    ("uk", frozenset("їєґ"), 1.5),
    ("uk", frozenset("і"), 0.3),
    ("be", frozenset("і"), 0.3),
    ("ru", frozenset("ы"), 0.5),
    ("ru", frozenset("э"), 0.5),
    ("be", frozenset("ў"), 3.0),
    ("sr", frozenset("јљњћђџ"), 1.5),
    ("mk", frozenset("ѓќѕ"), 3.0),
    ("pl", frozenset("łąęśćżź"), 0.6),
    ("cs", frozenset("ěřů"), 1.5),
    ("sk", frozenset("ľĺŕô"), 1.5),
    ("hu", frozenset("őű"), 1.5),
    ("ro", frozenset("țșăţş"), 0.8),
    ("tr", frozenset("ığş"), 0.7),
    ("de", frozenset("ß"), 1.5),
    ("pt", frozenset("ãõ"), 1.0),
    ("es", frozenset("ñ¿¡"), 1.0),
    ("vi", frozenset("ạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"), 1.0),
    ("lv", frozenset("ļņģķ"), 1.5),
    ("lt", frozenset("ėįųų"), 1.2),
    ("et", frozenset("õ"), 0.5),
)
_BY_LETTER: dict[str, tuple[tuple[str, float], ...]] = {}
for _language, _letters, _weight in _LETTERS:
    for _letter in _letters:
        _BY_LETTER[_letter] = (*_BY_LETTER.get(_letter, ()), (_language, _weight))
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _language, _words in _FUNCTION_WORDS.items():
    for _word in sorted({*_words.split(), *_NEWS_WORDS.get(_language, "").split()}):
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)
_ENDINGS = {
    **dict.fromkeys(("ські", "ський", "ення", "ість", "ють"), "uk"),
    **dict.fromkeys(("ские", "ский", "ение", "ость", "ают", "ыли", "ии"), "ru"),
}


@lru_cache(maxsize=64)
def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that most of the text is in, None when it cannot be told.

    Examples
    --------
    >>> detect_language("The ministry said on Friday that it had no knowledge of the matter.")
    'en'
    >>> detect_language("Президент заявив, що розвідка має ці дані, але не може їх підтвердити.")
    'uk'
    >>> detect_language("북한군이 러시아에 파병됐다고 밝혔다.")
    'ko'
    >>> detect_language("1,500 (2024)") is None
    True
    """
    sample = _sample(text)
    if sample.isascii():
        return _by_words(sample, cyrillic=False)
    letters: Counter[str] = Counter()
    for match in _SCRIPTS.finditer(sample):
        if match.lastgroup is not None:
            letters[match.lastgroup] += match.end() - match.start()
    if not letters:
        return None
    # kana decide for Japanese among Han; a Korean text may hold much Latin and Han
    if letters["ja"] * 8 > letters["han"] and letters["ja"] * 3 > letters["latin"]:
        letters["ja"] += letters.pop("han", 0)
    weights = {script: count * (3 if script in {"ko", "han", "ja"} else 1) for script, count in letters.items()}
    script = max(sorted(weights), key=lambda name: weights[name])
    if script == "han":
        return "zh"
    if script == "arabic":
        return _arabic(sample)
    if script not in {"latin", "cyrillic"}:
        return script
    return _by_words(sample, cyrillic=script == "cyrillic")


def _sample(text: str) -> str:
    """Return the beginning and a piece of the middle: a page's head is often navigation."""
    if len(text) <= _SAMPLE:
        return text
    half, middle = _SAMPLE // 2, len(text) // 2
    return f"{text[:half]} {text[middle : middle + half]}"


def _arabic(sample: str) -> str:
    if any(letter in sample for letter in "ٹڈڑںےھ"):
        return "ur"
    persian = sum(sample.count(letter) for letter in "پچژگی")
    return "fa" if persian * 40 > len(sample) else "ar"


def _by_words(sample: str, *, cyrillic: bool) -> str | None:
    lowered = sample.lower()
    scores: defaultdict[str, float] = defaultdict(float)
    words = _WORD.findall(lowered)
    for word, count in Counter(words).items():
        languages = _BY_WORD.get(word)
        if languages:
            for language in languages:
                scores[language] += count / len(languages) ** 0.5
    for letter, count in () if lowered.isascii() else Counter(lowered).items():
        for language, weight in _BY_LETTER.get(letter, ()):
            scores[language] += weight * min(count, 40)
    if cyrillic:
        for word in words:
            for length in (2, 3, 4, 5):
                language = _ENDINGS.get(word[-length:], "")
                if language:
                    scores[language] += 0.4
    known = {language: score for language, score in scores.items() if (language in _CYRILLIC) == cyrillic}
    if not known:
        return None
    best = max(sorted(known), key=lambda language: known[language])
    second = max((score for language, score in known.items() if language != best), default=0.0)
    sure = known[best] >= 1 or (known[best] >= _ENOUGH and known[best] >= second * 1.3)
    return best if sure and known[best] * 25 >= len(words) else None
