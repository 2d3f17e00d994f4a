"""The auxiliaries and negations before an event's verb."""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.extract.modality import event_words as lists


@dataclass(slots=True)
class Chain:
    """What stands directly before an event: auxiliaries, adverbs, modals, negation, ``to``."""

    left: int
    """First token that is no longer part of it."""
    auxiliary: bool = False
    negated: bool = False
    modal: str = ""
    infinitive: bool = False
    sure: float = 3.0


def chain_before(words: tuple[str, ...], at: int) -> Chain:
    """Read leftwards from a verb over its auxiliaries, modals, negations and adverbs."""
    chain = Chain(at - 1)
    while chain.left >= 0 and at - chain.left < 9:
        word = words[chain.left]
        if word in lists.MODALS or word == "ll":
            chain.modal = chain.modal or ("will" if word == "ll" else word)
            chain.negated |= word == "cannot"
        elif word.endswith(("n't", "n’t")) and len(word) > 3:
            chain.negated = True
            stem = word[:-3]
            if stem in lists.MODALS:
                chain.modal = stem
            chain.auxiliary = True
        elif word == "not" and words[chain.left + 1] in {"only", "just", "merely", "simply"}:
            pass
        elif word in {"barely", "hardly", "scarcely"}:
            chain.sure = min(chain.sure, 1.0)
        elif word in lists.NEGATIONS and word not in {"no", "none", "nobody", "nothing", "few", "little", "without"}:
            chain.negated = True
        elif word in lists.AUXILIARIES:
            chain.auxiliary = True
        elif word == "to" and not chain.infinitive and not chain.modal:
            chain.infinitive = True
            chain.left -= 1
            break
        elif word in lists.UNCERTAIN_ADVERBS:
            chain.sure = min(chain.sure, lists.UNCERTAIN_ADVERBS[word])
        elif not (
            word in lists.ADVERBS or (word.endswith("ly") and len(word) > 4) or word in {"'", "’", "s", "ve", "re"}
        ):
            break
        chain.left -= 1
    return chain


def is_verb(word: str, chain: Chain) -> bool:
    """Whether the word can be a verb behind such a chain: after an auxiliary, or by its own past form."""
    return chain.auxiliary or word in lists.PAST_IRREGULAR or (word.endswith("ed") and len(word) > 3)


def is_noun_form(word: str) -> bool:
    """Whether ``to`` before the word is a preposition: ``opposed to payment``, not ``declined to comment``."""
    return word.endswith(("ing", "tion", "ment", "sion")) and word not in lists.VERBS_LIKE_NOUNS
