"""The columns of every table: name, dtype, meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from osintkit.errors import UnknownNameError

TEXT, NUMBER, COUNT, FLAG, DAY, INSTANT = (
    "string",
    "Float64",
    "Int64",
    "boolean",
    "datetime64[us]",
    "datetime64[us, UTC]",
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, dtype and meaning."""

    name: str
    dtype: str
    meaning: str


def _columns(*lines: str) -> tuple[Column, ...]:
    kinds = {"text": TEXT, "number": NUMBER, "count": COUNT, "flag": FLAG, "day": DAY, "instant": INSTANT}
    parsed = []
    for line in lines:
        name, kind, meaning = line.split(" ", 2)
        parsed.append(Column(name, kinds[kind], meaning))
    return tuple(parsed)


TABLES: Mapping[str, tuple[Column, ...]] = {
    "judgments": _columns(
        "judgment text id of the journal's entry",
        "at instant when it was made",
        "analyst text who made it",
        "device text on which device",
        "number count its number in that journal",
        "kind text link, grade, split, join, assess, rate, source, note, adjudicate, undo or redo",
        "state text stands, replaced (by a later one on the same) or undone; missing for undo and redo themselves",
        "claim text id of the claim",
        "subject text id of the evidence, source or judgment that it is about, separated by |",
        "hypothesis text id of the hypothesis that evidence is rated against",
        "value text stance, rejected or later, letter, digit, or rating",
        "words text the passage, the note or the reason",
        "document text id of the passage's document",
        "start count first code point of the passage",
        "end count code point after it",
    ),
    "disagreements": _columns(
        "of text link (evidence) or grade (a source's letter)",
        "subject text id of the evidence or of the source",
        "claim text id of the claim; missing for letters",
        "analysts text who disagrees",
        "values text what each of them holds, in the same order",
        "words text the passage, or the source's name",
    ),
    "anchors": _columns(
        "document text id of the document",
        "state text ok, moved or orphan",
        "words text the passage as it was judged",
        "start count where it began then: code point of the document's text",
        "now count where it begins today; missing for an orphan",
        "reason text why it is moved or an orphan",
        "judgments count links and notes that stand on it",
        "analysts text who made them, separated by |",
    ),
    "agreement": _columns(
        "kind text link, grade, assess or rate",
        "claim text id of the claim; missing for letters and ratings",
        "metric text nominal, or ordinal for grades on a scale",
        "units count things that at least two analysts judged",
        "analysts count who judged them",
        "observed number share of pairs of judgments that are equal",
        "alpha number Krippendorff's alpha; missing when it is not defined",
    ),
    "confusion": _columns(
        "kind text link, grade, assess or rate",
        "claim text id of the claim; missing for letters and ratings",
        "left text an analyst",
        "left_value text what the first gave",
        "right text another analyst",
        "right_value text what the second gave to the same",
        "count count how often",
    ),
    "captures": _columns(
        "sha256 text SHA-256 of the bytes: the capture's name",
        "name text file name as given",
        "media_type text type by content",
        "size count bytes",
        "received instant when this case received it",
        "method text how the bytes came",
        "source text id of the publishing source",
        "published text publication date declared at intake, with its precision",
        "url text page address",
        "added_by text who added it",
        "documents count documents read from it",
        "problem text why nothing could be read, when so",
    ),
    "documents": _columns(
        "document text id",
        "capture text SHA-256 of the capture it was read from",
        "part text which part of the capture",
        "source text id of the publishing source",
        "publisher text publisher as printed",
        "title text title",
        "published text publication date, with its precision",
        "earliest day first day the publication date may mean",
        "language text ISO 639-1",
        "words count words of the text",
        "url text page address",
        "loader text loader and version",
        "notes text what the loader decided or repaired",
    ),
    "sources": _columns(
        "source text id",
        "name text name",
        "kind text kind of agent",
        "owner text id of the source in whose voice it speaks",
        "family text id of its government or group",
        "letter text Admiralty letter; F means no basis",
        "letter_label text what the letter says",
        "letter_reason text why",
        "protected flag replaced by a pseudonym when shared",
        "documents count documents it published",
        "statements count statements it made",
        "aliases text other names, separated by |",
    ),
    "claims": _columns(
        "claim text id",
        "text text the proposition",
        "status text verdict of the decision table as of the day",
        "digit text suggested Admiralty digit; 6 means no basis; empty until a passage has been judged",
        "origins count independent origins that support",
        "families count families among them",
        "refuting count origins that refute",
        "withholding count origins that take no side",
        "evidence count evidence that counts",
        "rated text the latest recorded assessment's digit",
        "changed day day of the last step of the verdict",
        "provisional flag nobody has judged a passage, so nothing counts",
        "waits text what waits to be judged where nobody has, and what the table would say if all were accepted",
        "entails text claims that follow from it, separated by |",
    ),
    "statements": _columns(
        "statement text id",
        "document text id of the document",
        "source text id of the publishing source",
        "speaker text the speaker's words",
        "speaker_source text id of the declared source they resolve to",
        "resolution text how they were resolved",
        "upstream text on whose word, nearest first, separated by |",
        "cue text the words that attribute",
        "content text what is said",
        "form text direct, indirect or mixed quotation, or declared",
        "access text how near the speaker stands",
        "modality text how it is put",
        "decided_by text the words that decided access and modality",
        "quantities text numbers as printed, separated by |",
        "dates text dates as printed and resolved, separated by |",
        "places text places, separated by |",
        "said text when it was said, with its precision",
        "start count first code point of the passage in the document's text",
        "end count code point after the passage",
        "extractor text extractor and version",
    ),
    "evidence": _columns(
        "evidence text id",
        "claim text id of the claim",
        "said text when it was said or published, with its precision",
        "day day last day that date may mean: from when it counts on the public clock",
        "stance text supports, refutes, neutral or conflicting",
        "status text suggested, accepted, rejected or later",
        "bearing text what a suggested passage does to the claim: states, opposite, part or related",
        "compared text parts of the claim that a suggested passage has, has otherwise, and lacks",
        "speaker text id of the source that says it",
        "speaker_words text the speaker as printed",
        "holder text id of the source that published it",
        "upstream text ids of those on whose word, separated by |",
        "access text how near the speaker stands",
        "modality text how it is put",
        "origin text id of the origin it belongs to",
        "quote text the passage's words",
        "estimate text numbers, with scope, separated by |",
        "place text where",
        "latitude number degrees, WGS 84",
        "longitude number degrees, WGS 84",
        "document text id of the document",
        "start count first code point of the passage",
        "end count code point after it",
        "anchor text ok, moved or orphan",
        "captured instant when this case received it",
        "analysts text who judged it, separated by |",
        "contested flag analysts disagree and nobody has settled it",
        "note text remark",
    ),
    "origins": _columns(
        "origin text id",
        "claim text id of the claim",
        "label text how it is called",
        "root text id of the source it comes from",
        "family text id of the root's family",
        "stance text what it says at its latest",
        "counts flag whether it counts as an origin",
        "pieces count pieces of evidence joined in it",
        "outlets count documents' publishers among them",
        "first text first day",
        "last text last day",
        "party flag the family has a stake in the claim",
        "against_interest flag an admission against interest",
        "stands flag its side counts on this day: nobody of its government or voice has since said otherwise",
        "reasons text reasons of its joins, separated by |",
        "evidence text ids, oldest first, separated by |",
    ),
    "joins": _columns(
        "origin text id of the origin",
        "left text evidence id",
        "right text evidence id",
        "reason text kind of reason",
        "because text sentence that can be checked",
        "proof text words that prove it, separated by |",
    ),
    "estimates": _columns(
        "claim text id of the claim",
        "originator text name of the source the number comes from",
        "scope text what it counts",
        "unit text unit as stated",
        "low number lower bound",
        "best number the number given",
        "high number upper bound",
        "said text day it was said",
        "day day last day that date may mean",
        "current flag the originator's latest number of this scope",
        "revises text evidence id of the number it replaces",
        "use text given, mentioned without taking a side, or rejected",
        "relayed flag somebody else passes it on",
        "mismatch flag its scope is none of those that bear on the claim",
        "distorts text how a relay changed the originator's number",
        "words text the number as printed",
        "evidence text evidence id",
    ),
    "assessments": _columns(
        "assessment text id",
        "claim text id of the claim",
        "as_of text day it speaks for",
        "analyst text who",
        "made instant when it was recorded",
        "digit text Admiralty digit",
        "status text verdict in words",
        "likelihood text ICD 203 words",
        "confidence text ICD 203 level",
        "rationale text why",
        "evidence text ids it rests on, separated by |",
    ),
    "history": _columns(
        "claim text id of the claim",
        "day day day of the step",
        "status text verdict from that day on",
        "digit text suggested digit",
        "origins count supporting origins",
        "families count families among them",
        "refuting count refuting origins",
        "because text what made the step",
        "evidence text ids of the evidence that made it, separated by |",
    ),
    "checks": _columns(
        "claim text id of the claim",
        "change text unchanged, strengthened, weakened, overturned or unassessed",
        "recorded text the recorded status and digit",
        "recomputed text the recomputed status and digit",
        "assessed_as_of text day of the recorded assessment",
        "because text what moved it",
        "evidence text ids that moved it, separated by |",
    ),
    "findings": _columns(
        "rule text name of the rule",
        "target text what it is about",
        "message text what is wrong",
        "way_out text what to do",
        "fails flag a run publishes nothing while it stands",
    ),
    "problems": _columns(
        "name text file",
        "kind text kind of error",
        "reason text what happened and what to do",
    ),
    "added": _columns(
        "name text file, with its place in the folder that was given",
        "outcome text new, known or failed",
        "sha256 text capture",
        "media_type text type by content",
        "documents count documents read",
        "note text reason of a failure, or what the loader had to decide",
    ),
}


def columns_of(table: str) -> tuple[Column, ...]:
    """Return the columns of a table.

    >>> [column.name for column in columns_of("problems")]
    ['name', 'kind', 'reason']

    Raises
    ------
    UnknownNameError
        For a table that is not declared.
    """
    if table not in TABLES:
        raise UnknownNameError("table", table, TABLES)
    return TABLES[table]
