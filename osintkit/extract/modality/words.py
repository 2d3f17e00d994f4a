"""Words that decide how a statement puts its content: English, with the commonest of Ukrainian, Russian, Korean.

Patterns are searched in lower-cased text; each belongs to one modality. The order of the tables is no order of
precedence; `osintkit.extract.modality.statements` holds that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEAD = 3
_LOOK_BEHIND = re.compile(r"\(\?<[!=][^)]*\)")
_LITERAL = re.compile(r"(?:[^\W_]|['\u2019])+")


@dataclass(frozen=True, slots=True)
class WordList:
    """Patterns of one attitude, with the beginnings of words that they may start with, to look before searching."""

    pattern: re.Pattern[str]
    heads: frozenset[str] | None
    """None when a pattern may begin with any letter."""

    def find(self, words: str, heads: frozenset[str]) -> tuple[str, ...]:
        """Return the first three different matches in words whose beginnings are ``heads``."""
        if (self.heads is not None and self.heads.isdisjoint(heads)) or self.pattern.search(words) is None:
            return ()
        return tuple(dict.fromkeys(match.group().strip() for match in self.pattern.finditer(words)))[:3]


def beginnings(words: str) -> frozenset[str]:
    """Return the first three letters of each word, marks before it included.

    >>> sorted(beginnings("he said"))
    ['he', 'sai']
    """
    found = [word[:_HEAD] for word in words.replace("-", " ").split()]
    if not words.isascii():  # Korean words are short, and endings are glued to them
        found += [word[:length] for word in found if word > "\u0400" for length in (1, 2)]
    return frozenset(found)


def _heads(pattern: str) -> frozenset[str] | None:
    """Return how a pattern may begin, None when that cannot be read off its first characters."""
    plain = _LOOK_BEHIND.sub("", pattern)
    options = [plain]
    if plain.startswith("(?:"):
        options = plain[3 : plain.index(")")].split("|")
    heads = set()
    for option in options:
        literal = _LITERAL.match(option)
        if literal is None or option.startswith("\\"):
            return None
        text = literal.group()
        cut = text[:-1] if option[len(text) : len(text) + 1] == "?" else text  # the last letter is optional
        heads.add(cut[:_HEAD])
    return frozenset(heads)


def _any(*patterns: str) -> WordList:
    pattern = re.compile(r"(?<![\w'’-])(?:" + "|".join(patterns) + r")(?![\w])")
    heads = [_heads(one) for one in patterns]
    known = [one for one in heads if one is not None]
    return WordList(pattern, frozenset().union(*known) if len(known) == len(heads) else None)


_NOT = r"(?:not|never|n['’]t)"

DENYING_CUES = _any(
    r"den(?:y|ies|ied|ying|ials?)", r"dismiss(?:es|ed|ing|al)?", r"reject(?:s|ed|ing|ion)?",
    r"refut(?:e|es|ed|ing|ation)",
    r"rebut(?:s|ted|ting|tal)?", r"disput(?:e|es|ed|ing)", r"rebuff(?:s|ed|ing)?", r"contradict(?:s|ed|ing)?",
    r"repudiat(?:e|es|ed|ing)", r"disavow(?:s|ed|ing)?", r"brush(?:es|ed|ing)? (?:off|aside)",
    r"rul(?:e|es|ed|ing) out",
    r"debunk(?:s|ed|ing)?", r"disprov(?:e|es|ed|ing)", r"scoff(?:s|ed|ing)?", r"wav(?:e|es|ed|ing) (?:off|away)",
    r"ridicul(?:e|es|ed|ing)", r"laugh(?:s|ed|ing)? off", r"shrug(?:s|ged|ging)? off",
    r"спростува\w*", r"запереч\w*", r"опроверг\w*", r"отрица\w*", r"отверг\w*", r"부인\w*", r"일축\w*", r"반박\w*",
)  # fmt: skip
# the verbs alone, for a statement whose cue is not known: "its denials" denies nothing by itself
DENYING_VERBS = WordList(
    re.compile(DENYING_CUES.pattern.pattern.replace("|ying|ials?", "|ying").replace("|ing|al)?", "|ing)?")),
    DENYING_CUES.heads,
)
# fake papers and false names deny nothing; fake reports and "this is false" do
_OF_WORDS = (
    r"(?=[”\"'’».,;:!?)]|$| (?:and|or|as|because|that|news|claims?|reports?|reporting|stor(?:y|ies)|information"
    r"|allegations?|accusations?|statements?|narratives?|rumou?rs?|propaganda)\b)"
)
FALSITY = _any(
    r"hoax(?:es)?", rf"fakes?{_OF_WORDS}", rf"false{_OF_WORDS}",
    r"untrue",
    r"lies(?! (?:in|at|near|on|between|with|to|under|behind|beyond|some|within)\b)", r"nonsense", r"absurd",
    r"baseless",
    r"unfounded", r"groundless", r"fabricat(?:ed|ion|ions)", r"made[- ]up", r"inventions?", r"fictions?", r"bogus",
    r"disinformation", r"misinformation", r"not true", r"no truth", r"no basis", r"slander", r"smear",
    r"фейк\w*", r"фальшив\w*", r"утк(?:а|ой|у)",
    r"вигадк\w*", r"брехн\w*", r"неправд\w*", r"выдумк\w*", r"ложь\w*", r"вброс\w*", r"거짓\w*", r"가짜\w*",
    r"사실무근\w*",
)  # fmt: skip
# who cannot confirm neither asserts nor denies
WITHHOLDING = _any(
    rf"(?:could|can|ca|wo|did|does|do|would|will|has|have|had|is|are|was|were|may)(?: |(?=n)){_NOT} (?:yet )?(?:been )?"
    r"(?:able to )?(?:independently |immediately |officially |publicly )?"
    r"(?:confirm(?:ed)?|verif(?:y|ied)|corroborate[d]?|comment(?:ed)?|elaborate|establish(?:ed)?|substantiate[d]?)",
    r"(?:could|can|did|does|do|would|will|has|have|had|may|ca|wo)(?: not|n['’]t) (?:yet )?(?:immediately )?"
    r"(?:den(?:y|ied)|rule[d]? out|reject(?:ed)?|dismiss(?:ed)?|dispute[d]?|say|said|specif(?:y|ied)|disclose[d]?"
    r"|reveal(?:ed)?|name[d]?|explain(?:ed)?|provide[d]? (?:details|evidence|proof)|give details)", r"cannot rule out",
    r"cannot (?:yet )?(?:be )?(?:independently )?(?:confirm(?:ed)?|verif(?:y|ied)|corroborated?)",
    r"(?:did|does|has|have|had|would)(?: not|n['’]t) (?:yet )?(?:immediately )?(?:respond(?:ed)?|repl(?:y|ied)"
    r"|return(?:ed)?|answer(?:ed)?)",
    r"unable to (?:independently )?(?:confirm|verify|corroborate|comment)",
    r"without (?:confirming|independent confirmation|saying|specifying|elaborating|naming|commenting|explaining"
    r"|disclosing|revealing|giving (?:details|evidence)|providing (?:details|evidence|proof))",
    r"neither … (?:\w+ )?(?:confirm|verif|corroborat|comment|respond|repl|claim|sa(?:id|y)|acknowledg)\w*",
    r"neither confirm(?:s|ed|ing)? nor den(?:y|ies|ied|ying)", r"nor (?:confirm(?:ed)?|den(?:y|ied))",
    r"declin(?:e|es|ed|ing) to (?:confirm|comment|say|elaborate)", r"refus(?:e|es|ed|ing) to (?:confirm|comment|say)",
    r"(?:not|n['’]t) (?:yet )?(?:been )?(?:independently )?(?:confirmed|verified|corroborated|clear|known|certain"
    r"|sure)",
    r"no (?:independent )?(?:confirmation|knowledge|information|comment)", r"not (?:been )?aware of", r"unaware of",
    r"unconfirmed", r"unverified", r"unclear",
    r"no (?:means|way) (?:of|to) (?:independently )?(?:confirm|verif|corroborat)\w*",
    r"yet to be (?:independently )?(?:confirmed|verified|corroborated)", r"(?:refrain|abstain)(?:s|ed|ing)? from",
    r"too early to (?:say|tell|know)", r"(?:stop(?:s|ped)?|f[ae]ll(?:s|ing)?) short of",
    r"does not know", r"do not know", r"did not know",
    r"не може підтвердити", r"не можуть підтвердити", r"не змогл\w* підтвердити", r"не может подтвердить",
    r"не могут подтвердить", r"не смогл\w* подтвердить", r"확인(?:할|해 줄) 수 없\w*", r"확인하지 못\w*",
    r"отказ\w+ (?:комментировать|подтвердить|отвечать|говорить)", r"відмов\w+ (?:коментувати|підтвердити|відповідати)",
    r"확인 중\w*", r"невідом\w*", r"неизвестн\w*", r"уточня\w*", r"уточнює\w*",
)  # fmt: skip
HEDGING = _any(
    r"may(?! \d)", r"might", r"could", r"possibl[ey]", r"perhaps", r"maybe", r"probabl[ey]", r"likely", r"unlikely",
    r"presumabl[ey]", r"conceivabl[ey]", r"potentially", r"appear(?:s|ed)?(?: to)?", r"seem(?:s|ed|ingly)?",
    r"apparent(?:ly)?", r"believ(?:e|es|ed)", r"suspect(?:s|ed)?", r"think(?:s)?", r"thought", r"assum(?:e|es|ed)",
    r"suppos(?:e|es|ed|edly)", r"guess(?:es|ed)?", r"(?<!no )doubts?", r"doubt(?:s|ed|ful)", r"fear(?:ed|s? that)",
    r"estimat(?:e|es|ed)",
    r"assess(?:es|ed)?", r"suggest(?:s|ed|ing)?", r"speculat(?:e|es|ed|ing|ion)", r"rumou?rs?", r"indications?",
    r"signs? that",
    r"hint(?:s|ed)?", r"uncertain", r"questionable", r"possibility", r"chances?", r"imply|implies|implied",
    r"possibility",
    r"almost certainly", r"impression", r"consider(?:s|ed)? it",
    r"може(?! підтвердити)", r"можуть", r"можливо", r"ймовірно", r"вважа\w*", r"припуска\w*", r"здається",
    r"может(?! подтвердить)", r"могут", r"возможно", r"вероятно", r"полага\w*", r"предполага\w*", r"считает",
    r"кажется",
    r"가능성\w*", r"추정\w*", r"것으로 보\w*", r"수 있다\w*",
)  # fmt: skip
ALLEGING = _any(
    r"alleg(?:e|es|ed|edly|ing|ations?)", r"claim(?:s|ed|ing)?", r"accus(?:e|es|ed|ing|ations?)", r"reportedly",
    r"purport(?:s|ed|edly|ing)?", r"(?:is|are|was|were) (?:said|reported|rumou?red|alleged|claimed) to", r"so-called",
    r"it (?:is|was|has been) (?:said|reported|rumou?red|alleged|claimed) that",
    r"insinuat(?:e|es|ed|ing)", r"contend(?:s|ed|ing)?", r"charg(?:es|ed|ing) that", r"ostensibl[ey]", r"self-styled",
    r"according to (?:unconfirmed|some) reports?", r"blam(?:e|es|ed|ing)", r"assert(?:s|ed|ing|ion)? without",
    r"нібито", r"начебто", r"звинувач\w*", r"стверджу\w*", r"якобы", r"будто бы", r"обвин\w*", r"утвержда\w*",
    r"주장\w*", r"비난\w*", r"알려졌\w*", r"전해졌\w*",
)  # fmt: skip
_COMING = (
    (
        r"(?:is|are|was|were|be|been|being) (?:widely |now |also |still )?(?:expected|due|set|scheduled|slated|poised"
        r"|about|bound|ready|prepared|supposed) to"
    ),
    r"(?:is|are|was|were) to(?= [a-z]+)", r"will", r"wo(?=n['’]t)", r"shall", r"(?:he|she|it|they|we|you|i)['’]ll",
    r"would",
    r"going to", r"plan(?:s|ned|ning)?(?: to)?", r"intend(?:s|ed|ing)?(?: to)?", r"intentions?", r"aim(?:s|ed|ing)? to",
    r"prepar(?:e|es|ed|ing|ations?)(?: to| for)?", r"decided to", r"agree(?:s|d)? to", r"hop(?:e|es|ed|ing) to",
    r"want(?:s|ed)? to", r"expect(?:s|ed|ing)?", r"anticipat(?:e|es|ed|ing)", r"forecasts?", r"predict(?:s|ed|ing)?",
    r"план\w*", r"готу\w*", r"має намір", r"мають намір", r"намір\w*", r"збира\w*", r"обіця\w*", r"намерен\w*",
    r"готов\w*",
    r"собира\w*", r"обеща\w*", r"будет", r"будут", r"буде", r"будуть", r"계획\w*", r"예정\w*", r"준비\w*", r"것이라고",
)  # fmt: skip
# "called the report a fairy tale" denies it; "called the report thorough" does not
NAMING = _any(
    r"call(?:s|ed|ing)?", r"describ(?:e|es|ed|ing)", r"label(?:s|led|ed|ling)?", r"brand(?:s|ed|ing)?",
    r"term(?:s|ed|ing)?", r"dub(?:s|bed|bing)?", r"characteri[sz](?:e|es|ed|ing)", r"regard(?:s|ed|ing)?",
    r"deem(?:s|ed|ing)?",
)  # fmt: skip
CLAIMED = _any(
    r"claims?", r"reports?", r"allegations?", r"accusations?", r"stor(?:y|ies)", r"charges?", r"assertions?",
    r"suggestions?", r"information", r"rumou?rs?", r"statements?", r"figures?", r"articles?", r"idea", r"notion",
    r"it", r"them",
)  # fmt: skip
DISMISSING = _any(
    r"provocations?", r"rumou?rs?", r"theatre", r"theater", r"ridiculous", r"irresponsible", r"propaganda",
    r"fantas(?:y|ies)", r"conspiracy", r"misleading", r"inaccurate", r"incorrect", r"wrong", r"laughable",
    r"preposterous", r"outrageous", r"fairy[- ]tales?", r"rubbish", r"garbage", r"mistaken", r"implausible",
    r"ludicrous", r"far-fetched", r"libel(?:l?ous)?", r"myths?", r"speculation",
)  # fmt: skip
BELIEVING = _any(r"believ(?:e|es|ed|ing)", r"think(?:s|ing)?", r"thought", r"expect(?:s|ed)?")
# who admits, complains or announces that something is not so denies nothing
CONCEDING = _any(
    r"acknowledg(?:e|es|ed|ing)", r"admi(?:t|ts|tted|tting)", r"conced(?:e|es|ed|ing)", r"confess(?:es|ed|ing)?",
    r"complain(?:s|ed|ing)?", r"lament(?:s|ed|ing)?", r"regret(?:s|ted|ting)?", r"remind(?:s|ed|ing)?",
    r"urg(?:e|es|ed|ing)", r"ask(?:s|ed|ing)?", r"warn(?:s|ed|ing)?", r"caution(?:s|ed|ing)?",
    r"announc(?:e|es|ed|ing)", r"not(?:e|es|ed|ing)", r"f(?:ind|inds|ound|inding)", r"reveal(?:s|ed|ing)?",
    r"disclos(?:e|es|ed|ing)", r"confirm(?:s|ed|ing)?", r"recall(?:s|ed|ing)?", r"show(?:s|ed|n|ing)?",
    r"визна\w*", r"призна\w*", r"заклика\w*", r"призва\w*", r"призыва\w*", r"인정\w*", r"확인\w*",
)  # fmt: skip
# what is told may be to come; a promise or demand told of ("they promised us a bridge") is no plan of who tells it
COMING = _any(
    *_COMING, r"(?:vows?|pledges?|promises?|threatens?|proposes?) to",
    r"(?:urges|calls (?:for|on)|demands)",
)  # fmt: skip
PLANNING = _any(
    *_COMING, r"vow(?:s|ed|ing)?", r"pledg(?:e|es|ed|ing)", r"promis(?:e|es|ed|ing)", r"threaten(?:s|ed|ing)?",
    r"propos(?:e|es|ed|ing|als?)", r"warn(?:s|ed|ing)? (?:of|that)", r"urg(?:e|es|ed|ing)",
    r"call(?:s|ed|ing)? (?:for|on)", r"demand(?:s|ed|ing)?",
)  # fmt: skip
CONDITIONAL = _any(
    r"if", r"unless", r"provided (?:that)?", r"as long as", r"in case", r"in the event", r"assuming",
    r"on condition that",
    r"even if", r"only if",
    r"якщо", r"якби", r"за умови", r"если", r"при условии", r"만약", r"경우",
)  # fmt: skip
# "Should these reports be confirmed", "Were it to send", "Had they arrived": the verb stands before its subject
INVERTED = re.compile(
    r"(?:^|[.!?;:—–\"“”'‘’(]\s*|\b(?:and|but|that),? )(?P<cue>should (?:the|these|this|that|those|it|they|he|she|we"
    r"|any|such|"
    r"more|a|an|[a-z]+ [a-z]+ (?:be|prove)|[a-z]+ (?:be|prove|decide|send|deploy|enter))\b"
    r"|were (?:it|they|he|she|this|the [a-z]+(?: [a-z]+)?) to\b|had (?:it|they|he|she|we) (?:not )?[a-z]+(?:ed|n)\b)"
)
NEGATING = _any(
    r"not(?! only| just| merely| least| yet clear| simply| to mention| alone)", r"never", r"\w+n['’]t",
    r"no(?! longer just| longer only| doubt| fewer| less| more than| matter| one doubts)", r"none", r"neither",
    r"nobody", r"nothing",
    r"cannot", r"without", r"lack(?:s|ed)?", r"fail(?:s|ed)? to",
    r"не(?! (?:менее|более|меньше|больше|только|лишь|менше|більше|лише|тільки)\b)",
    r"ні", r"нет", r"немає", r"жодн\w*", r"никак\w*", r"ни один", r"않\w*", r"없\w*", r"아니\w*",
)  # fmt: skip
