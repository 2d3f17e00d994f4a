"""Words that tell whether an event happened: what governs it, and how much is left of "it happened" (English)."""

from __future__ import annotations

from osintkit.extract.text.tokens import word_set

MODALS: dict[str, float] = {
    "will": 2.5, "'ll": 2.5, "shall": 1.8, "wo": 2.5, "would": 1.8, "'d": 1.8, "could": 1.0, "may": 1.2, "might": 1.0,
    "can": 1.4,
    "ca": 1.4, "cannot": 1.4, "should": 1.2, "must": 1.6, "ought": 1.2, "need": 1.2,
}  # fmt: skip
# "would not say" refused; "may not" leaves open; "must not" and "should not" forbid what may come all the same
MODALS_NEGATED: dict[str, float] = {
    "would": -2.2, "'d": -2.2, "wo": -2.2, "will": -2.2, "shall": -2.2, "may": -1.0, "might": -1.0, "should": -0.8,
    "must": -0.8, "ought": -0.8,
}  # fmt: skip
NEGATIONS = word_set(
    "not n't never no neither nor cannot nobody none nothing without hardly scarcely barely rarely few little"
)
AUXILIARIES = word_set(
    "be been being am is are was were 're 's 'm have has had 've having do does did get got gets getting become"
)
ADVERBS = word_set(
    "also still just only even already now then ever yet again soon later once always often quickly immediately simply "
    "formally actually really probably likely possibly perhaps allegedly reportedly apparently both either further "
    "then "
    "so too much all more most least completely fully largely directly personally publicly eventually finally "
    "officially"
)
UNCERTAIN_ADVERBS: dict[str, float] = {
    "probably": 1.8, "likely": 1.8, "possibly": 0.8, "perhaps": 0.8, "maybe": 0.6, "allegedly": 1.4, "reportedly": 1.8,
    "apparently": 2.0, "presumably": 1.6, "supposedly": 0.8, "purportedly": 0.8, "potentially": 0.8, "almost": 0.4,
    "nearly": 0.4,
    "unlikely": -0.8,
}  # fmt: skip
# what "to" hangs on: the event is then as sure as this
GOVERNORS: dict[str, float] = {}


def _governs(value: float, words: str) -> None:
    GOVERNORS.update(dict.fromkeys(words.split(), value))


# the event happened: managed to leave, was forced to leave, began to leave
_governs(
    2.6,
    "manage managed manages managing able force forced forces forcing began begin begins begun beginning started "
    "start starts "
    "starting continue continued continues continuing helped help helps helping led leads lead leading caused causes "
    "cause "
    "causing prompted prompts compelled proved proves appears allowed allows enabled enables used happened chose "
    "opted came "
    "went go going proceeded proud glad pleased happy sorry surprised",
)
_governs(
    2.0,
    "have has had having seem seems seemed appear appeared said known reported understood tend tends found shown "
    "allow enable designed",
)
# the event is foreseen: expected to leave, due to leave
_governs(
    1.8,
    "expected expects expect expecting due scheduled slated set is are was were agreed agree agrees agreeing decided "
    "decides "
    "decide deciding likely ordered orders order ready promised promise promises promising pledged vowed vows "
    "committed "
    "prepared certain sure bound destined poised plan plans planned planning intends intend intended intending will "
    "decision agreement obligation plans plan willing supposed required requires require",
)
# the event is wished, tried or asked for
_governs(
    1.2,
    "want wants wanted wanting hope hopes hoped hoping try tries tried trying seek seeks sought seeking attempt "
    "attempts "
    "attempted attempting ask asks asked asking urge urges urged urging call calls called calling need needs needed "
    "wish "
    "wishes effort efforts move moves bid proposal proposals request requests requested demand demands demanded "
    "pressure "
    "persuade persuaded encourage encouraged invite invited propose proposed proposes threaten threatens threatened "
    "threatening like likes liked love prefer offer offered offers application campaign fight fighting fought struggle "
    "battle battling aim aims aimed aiming allowing advise advised permission power authority right rights ability way "
    "time steps measures opportunity chance option options desire eager anxious considering consider considers tell "
    "told "
    "about better free available easy hard difficult possible necessary important enough in attempts push pushing "
    "aimed working works",
)
# the event did not happen: failed to leave, refused to leave
_governs(
    -1.6,
    "fail fails failed failing refuse refuses refused refusing decline declines declined declining unable reluctant "
    "unwilling impossible forgot neglected failure refusal inability reluctance hesitant hesitated hesitate stopped "
    "unlikely banned barred forbidden prohibited prevented",
)
# what kind of event a noun or clause is the object of
OBJECT_OF: dict[str, float] = {}


def _takes(value: float, words: str) -> None:
    OBJECT_OF.update(dict.fromkeys(words.split(), value))


_takes(
    1.6,
    "seek seeks sought seeking demand demands demanded demanding request requests requested requesting propose "
    "proposes "
    "proposed proposing want wants wanted wanting consider considers considered considering hope hopes hoped hoping "
    "urge "
    "urged urges urging threaten threatened threatens need needs needed ask asks asked asking plan plans planned "
    "planning "
    "expect expects expected expecting fear fears feared possibility possible potential prospect chance chances risk "
    "risks "
    "threat threats call calls called calling offer offered offers await awaiting awaits predict predicted predicts "
    "forecast "
    "oppose opposes opposed opposing against support supports supporting favor favors favored encourage require "
    "requires "
    "required requiring proposal proposals plan plans pending future planned proposed potential alleged suspected "
    "likelihood danger dangers rumors rumours speculation warning warnings warned promise promises promised pledge "
    "pledged vow vowed goal goals purpose aimed objective objectives argued pray prays prayed plead pleaded pleading "
    "pushed pushing lobbied lobbying hopes fears "
    "anticipated advocate advocates request requests application approval permission prepare preparing prepared "
    "right rights anti pro would-be likely",
)
# people judge what was stopped or refused as often under way as never begun
_takes(
    1.0,
    "deny denies denied denying block blocks blocked blocking stop stops stopped stopping reject rejects rejected "
    "rejecting "
    "refuse refuses refused refusing halt halted prohibit prohibits prohibited ban banned bans postpone postponed "
    "delay "
    "abandoned abandon dropped discourage discouraged suspend suspended suspending stall stalled shelved scrapped",
)
_takes(
    -1.0,
    "prevent prevents prevented preventing avoid avoids avoided avoiding avert averted averting deter lack lacks "
    "lacked "
    "lacking absence cancel canceled cancelled canceling forestall forestalled refrain refrained thwart thwarted "
    "foil foiled",
)
# complement clauses: how far the speaker of the sentence stands behind what is said, believed, hoped
ATTITUDES: dict[str, float] = {}


def _holds(value: float, words: str) -> None:
    ATTITUDES.update(dict.fromkeys(words.split(), value))


_holds(
    2.0,
    "believe believes believed believing think thinks thought thinking suspect suspects suspected predict predicts "
    "predicted "
    "predicting estimate estimates estimated estimating expect expects expected expecting assume assumes assumed "
    "suggest "
    "suggests suggested suggesting indicate indicates claim claims claimed claiming allege alleges alleged alleging "
    "feel "
    "feels argue argues argued arguing contend contends contended belief guess likely",
)
_holds(
    1.4,
    "hope hopes hoped hoping fear fears feared fearing wish wishes wished imagine speculate speculates speculated "
    "doubtful "
    "possible possibility chance rumors rumours speculation propose proposed demand demanded insist recommend "
    "recommended "
    "suggestion urged requested worried worry worries concern concerned concerns whether afraid wonder wonders "
    "wondered ask asked",
)
# somebody denies it, and the text leaves open who is right
_holds(0.4, "deny denies denied denying refute refutes refuted denial")
_holds(-1.2, "doubt doubts doubted disbelieve unlikely false untrue pretend pretended")
VERBS_LIKE_NOUNS = word_set(
    "comment implement complement supplement document experiment cement augment lament torment compliment mention "
    "question function position caution sanction auction condition petition ration station commission envision bring "
    "ring sing cling swing spring string fling sting wring"
)
"""Verbs whose base form ends as nouns and gerunds do."""
SPECULATIVE_HEADS = word_set(
    "bid bids speculation rumor rumors rumours talk offer offers proposal proposals plan plans threat threats target "
    "targets alternatives option options fears hopes risk risks prospects possibility possibilities chances attempt "
    "attempts candidate candidates"
)
"""Nouns that leave open whether the event before them comes: ``takeover bid``."""
SHORTENED_TITLES = word_set("mr mrs ms dr gen sen rep gov col lt maj capt sgt messrs prof rev st hon")
CONDITIONS = word_set("if unless whether until once should provided assuming when")
CLAUSE_ENDS = word_set(", _ ; : . ! ? -- - – — ( ) but \" `` '' “ ”")
CLAUSE_STARTS = word_set(
    "that which who whom whose because although though while since as after before when where if unless until whether"
)
DETERMINERS = word_set(
    "the a an this that these those his her its their our your my 's any some each every all more another such new"
)
POSSIBLE = word_set(
    "possible potential likely proposed planned alleged suspected would-be prospective eventual future hypothetical any"
)
PREPOSITIONS = word_set(
    "of for in on at by with from to into against over about toward towards under after before during between through"
)
PAST_IRREGULAR = word_set(
    "said told made took went came gave found got saw knew left felt kept brought held wrote stood heard let meant "
    "met paid "
    "ran set sent sat spoke lay led read grew lost fell built understood drew broke spent cut rose drove bought wore "
    "chose "
    "killed sold won taught caught fought sought thought shot struck flew began became began blew ate drank sang "
    "swam threw "
    "stole woke hit put hurt beat did had was were quit shut spread split bid cost"
)
SIGNS = word_set(
    "hint sign signs evidence indication indications trace suggestion chance risk threat intention plan plans prospect "
    "need hope word question reports"
)
IMPERATIVE_OBJECTS = word_set("the a an this that these those them him her it us me your our all no")
BEFORE_NOUNS = DETERMINERS | PREPOSITIONS | word_set("no and or")
OPEN_MODALS = word_set("would could may might should")
POINTING = word_set("the this these those")
NO = word_set("no without lack neither nor")
DEFINITE = word_set("the this that these those his its their her")
