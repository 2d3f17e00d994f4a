"""The words by which a text takes or withholds a side, and words of claims that mean nearly the same."""

from __future__ import annotations

import re
from functools import lru_cache

from osintkit.corroborate.text.stems import STOP_WORDS, stem

WITHHOLDS = re.compile(
    r"\b(?:(?:could|can|did|does|do|has|have|had|would|was|were|is|are|been)(?:\s+(?:not|never)|n[’']t)"
    r"(?:\s+(?:yet|be|been|been able to|able to|immediately|independently|in a position to))*\s+"
    r"(?:confirm|verif|corroborat|authenticat|substantiat|determin|establish|rul(?:e|ed) out|den(?:y|ied))\w*"
    r"|cannot\s+(?:\w+\s+)?(?:confirm|verif|corroborat|authenticat|substantiat|establish|rule out|deny)\w*"
    r"|unable\s+to\s+(?:\w+\s+)?(?:confirm|verify|corroborate|authenticate|substantiate|comment)"
    r"|neither\s+(?:\w+\s+)?(?:confirm|verif|corroborat|establish|den|exclud|rul)\w*\s+(?:out\s+)?nor\s+(?:\w+\s+)?"
    r"(?:confirm|verif|corroborat|establish|den|exclud|disprov|rul(?:e|ed)\s+out)\w*"
    r"|stop(?:s|ped|ping)?\s+short\s+of\s+\w+ing|(?:has|have|had)\s+yet\s+to\s+(?:confirm|verify|establish|determine|say)"
    r"|(?:could|can|would|will|did|does|do)(?:\s+not|n[’']t)\s+(?:yet\s+)?(?:say\s+(?:if|whether)|comment|discuss|be\s+drawn)"
    r"|nothing\s+(?:\w+\s+)?(?:suggest|confirm|indicat|prov|show|point)\w*|(?:nobody|no\s+one)\s+(?:\w+\s+)?kn[eo]ws?"
    r"|(?:investigat|examin|check|determin|clarify)\w*\s+(?:if|whether)"
    r"|(?:declin|refus)\w+\s+to\s+(?:\w+\s+)?(?:comment|confirm|answer|say|discuss|elaborate|be drawn)\w*"
    r"|(?:no|without)\s+(?:further\s+|immediate\s+|official\s+|independent\s+)*"
    r"(?:comment|confirmation|verification|corroboration)"
    r"|(?:no|not\s+(?:seen|found|have|had)\s+(?:any|enough)|without|(?:lack|absence)\s+of)\s+(?:\w+\s+){0,2}"
    r"(?:(?:evidence|proof|indications?|signs?|traces?|hints?)\b|(?:information|data)\s+(?:on|about|that|to|regarding|as\s+to)\b)"
    r"|(?:un(?:confirmed|verified|substantiated|corroborated|clear|known))"
    r"|(?:not|n[’']t)\s+(?:\w+\s+)?(?:confirmed|verified|corroborated|substantiated|clear|known|aware)"
    r"|(?:seeking|awaiting|waiting for|looking into|investigating|checking|monitoring)\s+(?:\w+\s+)?"
    r"(?:confirmation|verification|clarification|reports?|claims?|allegations?|the matter)"
    r"|(?:no|not\s+have\s+any|without)\s+knowledge\s+of|contradictory|inconclusive|contradict(?:s|ed)?\s+each\s+other"
    r"|(?:did|does|do)(?:\s+not|n[’']t)\s+know"
    r"|remains?\s+(?:to\s+be\s+seen|open)|(?:neither|nobody|no\s+one|none|not)\s+(?:\w+\s+){0,3}(?:comment|respond|repli)ed"
    r"|nothing\s+to\s+(?:say|add|confirm))\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|dismiss(?:es|ed|ing|al)?|reject(?:s|ed|ing|ion)?|refut(?:e|es|ed|ing|ation)"
    r"|rebut(?:s|ted|ting|tal)?|debunk(?:s|ed|ing)?|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?|disprov\w+"
    r"|fals(?:e|ely|ehoods?)|fake[ds]?|hoax(?:es)?|bogus|untrue|fabricat\w+|invent(?:ed|ion)|nonsense|baseless|unproven|exaggerat\w+"
    r"|groundless|unfounded|absurd|ridiculous|rumou?rs?|lies?|lied|lying|canard|disinformation|misinformation"
    r"|fairy[\s-]tales?|myths?|figment|concoct\w*|(?:is|are|was|were|as|pure|mere|sheer)\s+(?:\w+\s+)?propaganda"
    r"|provocation|slander\w*|made[\s-]up|discredit\w*|retract\w*|ruled?\s+out|not\s+true|no\s+truth"
    r"|(?:lack(?:s|ed|ing)?|without)\s+(?:any\s+|all\s+)?(?:basis|foundation|substance)"
    r"|does\s+not\s+correspond|(?:not|n[’']t)\s+correspond\w*)\b",
    re.IGNORECASE,
)
NEGATES = re.compile(
    r"(?:\b(?:no|not|never|none|nobody|neither|nor|without|cannot|zero)\b|\w+n[’']t\b)(?!\s+(?:only|just|merely|doubt|matter|fewer|less\s+than|more\s+than)\b)"
    r"|\b(?:fail(?:s|ed|ing)?|refus(?:es|ed|ing)|declin(?:es|ed|ing))\s+to\b|\brefrain(?:s|ed|ing)?\s+from\b"
    r"|\b(?:unlikely|improbable|implausible|inconceivable|doubtful)\b",
    re.IGNORECASE,
)
DOUBTLESS = re.compile(
    r"\bno\s+(?:reason|grounds?)\s+to\s+(?:doubt|dispute|question)\b|\b(?:nobody|no[\s-]?one|hardly\s+any(?:one|body)|few|not|never|cannot|\w+n[’']t)\s+(?:\w+\s+){0,3}(?:doubt|disput|contest)\w*"
    r"|\b(?:undisputed|undoubtedly|undeniabl[ey])\b|\bbeyond\s+(?:\w+\s+)?(?:doubt|dispute)\b"
    r"|\b(?:prov(?:es|ed|en)|turn(?:s|ed)?\s+out|held|is|are|was|were)\s+(?:to\s+be\s+)?(?:true|correct|accurate|well[\s-]founded)\b"
    r"|\bwithout\b[^;]*\bwould\s+(?:not\s+)?have\b",
    re.IGNORECASE,
)
"""Words that affirm although a negation or a word of doubt stands in them."""
ELLIPSIS = re.compile(
    r"\bthere\s+(?:is|are|was|were)\s+(?:none|no\s+such\b)|\b(?:den(?:y|ies|ied)|disput(?:es|ed)|reject(?:s|ed)|contradict(?:s|ed))"
    r"\s+(?:it|this|that|them)\b(?!\s+\w+ed\b)|\bsa(?:y|ys|id)\s+otherwise\b"
    r"|^\W*(?:no|nonsense|rubbish|never|not\s+at\s+all|absolutely\s+not)\s*[,.!]",
    re.IGNORECASE,
)
"""A denial that leaves out what it denies: it was said just before."""
OVERCOME = re.compile(
    r"\b(?:after|despite|following)\s+(?:\w+\s+){0,3}den(?:ials?|ying)\b|\bhaving\s+(?:\w+\s+)?denied\b",
    re.IGNORECASE,
)
"""A denial that is told as past."""
AT_FIRST = re.compile(
    r"\b(?:at\s+first|initially|earlier|previously|until\s+(?:now|then|recently)|originally)\b", re.IGNORECASE
)
"""What was so before the next clause says what is so now."""
OFF = re.compile(
    r"\b(?:lower|higher|smaller|larger|fewer|less)\s+than\s+(?:reported|claimed|stated|alleged|said)\b|\b(?:figures?|numbers?|count|tally|toll|estimates?|total)\b[^;]{0,70}?\b(?:is|are|was|were|seem(?:s|ed)?)\s+(?:\w+\s+)?"
    r"(?:too\s+(?:high|low|large|big|small)|wrong|inaccurate|incorrect|overblown)\b",
    re.IGNORECASE,
)
"""A number that is called wrong."""
GIVEN_UP = re.compile(
    r"\b(?:scrap(?:s|ped)|drop(?:s|ped)|abandon(?:s|ed)|cancel(?:s|led|ed)|shelve[sd]?|g[ia]ven?\s+up|call(?:s|ed)\s+off)\b",
    re.IGNORECASE,
)
"""What becomes of a plan that is no longer one."""
PLANS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?\s+(?:to|for|on)|(?:is|are|was|were)\s+planning|intend(?:s|ed|ing)?\s+to|intention"
    r"|will|would|shall|going\s+to|about\s+to|set\s+to|due\s+to\s+(?=\w+\b)(?:send|arrive|deploy|go|leave)"
    r"|prepar(?:e|es|ed|ing|ation)s?(?:\s+(?:to|for))?|ready\s+to|read(?:y|ied)\s+(?:to|for)|poised\s+to"
    r"|decid(?:e|es|ed|ing)\s+to|agreed\s+to|offer(?:s|ed|ing)?\s+to|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|(?:threaten|vow)(?:s|ed|ing)?\s+to"
    r"|expect(?:s|ed|ing)?\s+(?:\w+\s+){0,3}to|(?:was|were|is|are)\s+to\s+(?:be\s+)?\w+|to\s+be\s+(?:sent|deployed)"
    r"|soon|upcoming|in\s+the\s+(?:coming|near))\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"^\W*(?:had|were)\s+(?:the\s+|an?\s+)?\w+\b.*\bwould\b|\b(?:if|unless|in\s+case|in\s+the\s+event|provided\s+that|assuming|were\s+(?:it|they|he|she)\s+to|should\s+(?:it|they|"
    r"he|she|the|any|north|russia\w*)|hypothetical\w*)\b",
    re.IGNORECASE,
)
MAY_BE = re.compile(
    r"\b(?:(?-i:may)|might|could(?!\s+(?:\w+\s+)?(?:confirm|verif|prove|show))|possib(?:le|ly|ility)|perhaps|maybe|whether|conceivabl[ey]|purport\w*|speculat\w+|wonder\w*"
    r"|can\s+be|(?:rights?|entitled|able|free|willing|permitted|allowed|empowered)\s+to)\b",
    re.IGNORECASE,
)
LIKELY = re.compile(
    r"\b(?:likely|probabl[ey]|apparent(?:ly)?|reported(?:ly)?|alleged(?:ly)?|suspect(?:s|ed)?|believ(?:e|es|ed)|think[s]?"
    r"|thought|assess(?:es|ed|ment)?|estimat(?:e|es|ed)|seem(?:s|ed|ingly)?|appear(?:s|ed)?|suggest(?:s|ed)?|indicat(?:e|es|ed))\b",
    re.IGNORECASE,
)
CONFIRMS = re.compile(
    r"\b(?:confirm(?:s|ed|ing|ation)?|admit(?:s|ted|ting)?|acknowledg\w+|prov(?:e|es|ed|en)|proof|verified|show(?:s|ed|n)?"
    r"|captur(?:e|es|ed)|captives?|prisoners?|thank(?:s|ed)?)\b",
    re.IGNORECASE,
)
ABOUT_FIGURE = re.compile(
    r"\b(?:figures?|numbers?|count|tally|toll|estimates?|total|exaggerat\w+|overstat\w+|inflated|understat\w+|so\s+many|as\s+many"
    r"|that\s+many)\b",
    re.IGNORECASE,
)
ANAPHORA = re.compile(
    r"\b(?:(?:this|it|these|such)\s+(?:is|was|were|are|had|has)|(?:this|that|it|these|those|such|the|all)\s+(?:\w+\s+)?"
    r"(?:reports?|claims?|allegations?|accusations?|information|story|rumou?rs?|statements?|assertions?|news|matter))\b",
    re.IGNORECASE,
)
DEBUNKS = re.compile(
    r"\b(?:fake[ds]?(?!\s+(?:ids?\b|passports?|documents?|papers?|names?|identit|profiles?|accounts?|guns?|beards?"
    r"|blood))"
    r"|hoax(?:es|er|ers)?|false(?:ly|hoods?)?|den(?:y|ies|ied|ying|ials?)|debunk\w*|bogus|untrue|satir\w*"
    r"|spoof\w*|not\s+true|fabricat\w*|made[\s-]up|no\s+truth|pranks?|retract\w*|refut\w*|misreport\w*|photoshop\w*"
    r"|discredit\w*|contrary\s+to|doctored|erroneous\w*|mistaken\w*|myth|incorrect\w*|disprov\w*|baseless|staged"
    r"|unfounded|misinformation|disinformation|quash\w*|dispel\w*|inaccura\w*|fictional|fictitious|parody|phony"
    r"|urban\s+legend|too\s+good\s+to\s+be\s+true|never\s+happened|didn[’']t\s+happen|no\s+evidence"
    r"|rubbish\w*|(?:shot|shoots?|shooting)\s+down"
    r"|(?<!no\s)(?<!little\s)(?<!without\s)(?<!beyond\s)doubt(?:s|ed|ful)?"
    r"|s[ck]eptic\w*|dubious|puts?\s+to\s+bed|exaggerat\w+|fell\s+through|part(?:ed|ing)?\s+ways"
    r"|withdr[ae]w\w*|(?:pull|back)s?\s+out|negated)\b",
    re.IGNORECASE,
)
"""Words by which a whole report turns against what is told elsewhere."""
STORY = re.compile(
    r"\b(?:the|this|that|an?|these|those|original|viral)\s+(?:\w+\s+){0,2}(?:story|stories|articles?|claims?"
    r"|rumou?rs?|tale|headlines?|post|hoax|account)\b",
    re.IGNORECASE,
)
"""Words by which a report speaks of a story that is told, and not of the matter."""
CORRECTS = re.compile(
    r"\b(?:fictions?|not\s+(?:\w+\s+)?(?:accurate|real|authentic|genuine)"
    r"|isn[’']t\s+(?:\w+\s+)?(?:accurate|real|authentic|genuine|true)|no\s+such|disclaimers?|corrections?"
    r"|bullshit|turn(?:s|ed)\s+out|fake\s+news|never\s+(?:existed|said)|misquot\w*|misattribut\w*"
    r"|misinterpret\w*|misunderst\w*|record\s+straight|dup(?:ed|e)|fool(?:ed|s)|fell\s+for|pretend\w*"
    r"|implausible|impossible|far[- ]fetched|bunk|bogus|nope|unlikely|improbable|actually|in\s+fact"
    r"|in\s+reality|instead|cast(?:s|ing)?\s+doubt|question(?:s|ed|ing)?\s+(?:the|whether))\b",
    re.IGNORECASE,
)
"""Words by which a report puts something right."""
UNDONE = re.compile(
    r"\b(?:(?:will|would|is|was|has|have|had)\s+(?:not|no\s+longer)|(?:wo|would)n[’']t|no\s+longer|exit(?:s|ed|ing)?|quits?"
    r"|bail(?:s|ed)?|drop(?:s|ped)\s+out|withdr\w+|(?:pull|back)(?:s|ed)\s+out|pass(?:es|ed)?\s+on|fell\s+through"
    r"|call(?:s|ed)?\s+off|cancel\w*|scrapp\w*|part(?:ed|ing)?\s+ways|walk(?:s|ed)\s+away)\b",
    re.IGNORECASE,
)
"""Words by which what was told before is no longer so."""
REPORTED = re.compile(
    r"\b(?:reported(?:ly)?|reports?|claim(?:s|ed|ing)?|alleg\w+|rumou?r\w*|unconfirmed|unverified|sources?|apparent(?:ly)?"
    r"|suppos\w+|purport\w*|according\s+to|(?-i:may)|might|could|possibl[ey]|believed|suspect\w*|speculat\w*|suggest\w*"
    r"|unclear|sa(?:y|ys|id)|confirm(?:ed|s)?)\b",
    re.IGNORECASE,
)
"""Words by which a report leaves what it tells to others."""

_ALIKE = (
    "soldier troop force personnel military serviceman servicemen fighter army unit brigade battalion contingent",
    "send sent deploy dispatch ship transfer transport move arrive deployment station",
    "kill dead die death fatality casualty loss slain",
    "wound injure hurt casualty",
    "capture prisoner captive pow detain",
    "fight combat battle attack assault storm clash frontline",
    "supply deliver provide shipment delivery ship send",
    "shell ammunition munition artillery missile rocket weapon arms",
    "train training drill exercise",
)
_FORMS = (
    "begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen"
    "|drive drove driven|fall fell fallen|find found|flee fled|fly flew flown|give gave given|go went gone"
    "|grow grew grown|hide hid hidden|hold held|leave left|lose lost|meet met|pay paid|rise rose risen|sell sold"
    "|shoot shot|sink sank sunk|speak spoke spoken|spend spent|steal stole stolen|strike struck|swear swore sworn"
    "|take took taken|tear tore torn|throw threw thrown|win won|withdraw withdrew withdrawn|write wrote written"
)
_BASE = {form: line.split()[0] for line in _FORMS.split("|") for form in line.split()[1:]}
"""Forms of verbs that their endings do not tell, and the verb."""


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for number, line in enumerate(_ALIKE):
        for word in line.split():
            groups.setdefault(stem(word), set()).add(f"={number}")
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def keys(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning, and the groups of words that they belong to.

    >>> sorted(keys("They deployed the troops"))
    ['=0', '=1', 'deploi', 'troop']
    """
    found: set[str] = set()
    for word in re.findall(r"[^\W_]+", text.casefold()):
        if word in STOP_WORDS or (len(word) < 2 and not word.isdigit()):
            continue
        base = stem(_BASE.get(word, word))
        found.add(base)
        found.update(_groups().get(base, ()))
    return frozenset(found)
