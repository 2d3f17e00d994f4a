"""Words that say much the same in news: by groups, so that "dispatched" is found where a claim says "sent".

The groups are ours, written from the language and not from any corpus. A group holds a verb with its nominalisations
and its near synonyms; a word may be in several.
"""

from __future__ import annotations

from functools import lru_cache

from osintkit.corroborate.text.stems import stem

_GROUPS = """
soldier troop force serviceman servicemen fighter army brigade battalion contingent personnel military
send sent deploy dispatch ship transfer transport deployment
arrive arrival reach land landed come came
kill killed dead die died death deadly fatality slay slain murder murdered
execute execution executed behead beheaded beheading
wound wounded injure injured injury hurt
capture captured captive prisoner pow seize seized seizure
arrest arrested detain detained detention custody jail jailed imprison imprisoned apprehend
release released free freed freedom
attack attacked assault strike struck raid storm bombard bombing bombed
fight fought combat battle clash clashed
shoot shot shooting gunfire fire fired gunman gunmen
explode exploded explosion blast blow blew
destroy destroyed destruction demolish ruin wreck
crash crashed collide collision
supply supplied deliver delivery provide provided shipment
weapon arms munition ammunition shell missile rocket
train trained training drill exercise
sell sold sale
buy bought purchase acquire acquired acquisition takeover
launch launched unveil unveiled introduce introduced introduction release debut
announce announced announcement declare declared reveal revealed disclose disclosed unveil
confirm confirmed confirmation verify verified acknowledge acknowledged admit admitted
deny denied denial reject rejected refute refuted dispute disputed
accuse accused accusation allege alleged allegation blame blamed charge charged
sue sued lawsuit suit
kidnap kidnapped kidnapping abduct abducted abduction hostage
flee fled escape escaped
find found discover discovered discovery uncover uncovered
steal stole stolen theft rob robbed robbery loot looted
hack hacked hacker hacking breach breached intrusion
leak leaked leaking
resign resigned resignation quit step
elect elected election vote voted win won
ban banned prohibit prohibited prohibition forbid outlaw
marry married marriage wedding wed
pregnant pregnancy expecting
birth born baby newborn
sick ill illness disease infect infected infection
recover recovered recovery heal healed cure cured treat treated treatment
increase increased rise rose risen grow grew grown growth climb surge raise raised higher
decrease decreased fall fell fallen drop dropped decline declined reduce reduced reduction lower lowered cut
protect protected protection prevent prevented prevention
cause caused lead led result resulted
close closed closure shut
open opened reopen
begin began begun start started commence
end ended stop stopped halt halted finish finished
pay paid payment
bribe bribed bribery corrupt corruption
plan planned planning intend intended
withdraw withdrew withdrawn withdrawal retreat pull
join joined
build built construct constructed construction
film filmed video footage clip
photo photograph picture image
police cop officer
child kid boy girl
woman female
man male
company firm
""".strip().splitlines()
_BASE = {
    form: line.split()[0]
    for line in [
        "begin began begun",
        "break broke broken",
        "bring brought",
        "build built",
        "buy bought",
        "catch caught",
        "choose chose chosen",
        "drive drove driven",
        "fall fell fallen",
        "find found",
        "flee fled",
        "fly flew flown",
        "give gave given",
        "go went gone",
        "grow grew grown",
        "hide hid hidden",
        "hold held",
        "leave left",
        "lose lost",
        "make made",
        "meet met",
        "pay paid",
        "rise rose risen",
        "run ran",
        "say said",
        "see saw seen",
        "sell sold",
        "send sent",
        "shoot shot",
        "show shown",
        "sink sank sunk",
        "speak spoke spoken",
        "spend spent",
        "steal stole stolen",
        "strike struck",
        "take took taken",
        "tell told",
        "think thought",
        "throw threw thrown",
        "wear wore worn",
        "win won",
        "withdraw withdrew withdrawn",
        "write wrote written",
    ]
    for form in line.split()[1:]
}
"""Forms of verbs that their endings do not tell, and the verb."""


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for number, line in enumerate(_GROUPS):
        for word in line.split():
            groups.setdefault(stem(_BASE.get(word, word)), set()).add(f"={number}")
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@lru_cache(maxsize=65_536)
def alike(word: str) -> frozenset[str]:
    """Return the stem of a folded word and the groups that it belongs to.

    >>> bool(alike("dispatched") & alike("sent")), bool(alike("sent") & alike("denied"))
    (True, False)
    """
    base = stem(_BASE.get(word, word))
    return frozenset({base}) | _groups().get(base, frozenset())
