"""What counts as a copy, and that nothing else does."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.corroborate.copies.find import CopyForest, CopyIndex, CopyOptions, find_copies
from osintkit.corroborate.copies.groups import group_copies
from osintkit.corroborate.copies.pairs import alike_pairs, shared_counts
from osintkit.corroborate.copies.runs import longest_shared_run
from osintkit.corroborate.material import nearest_first
from osintkit.corroborate.text.ngrams import fold, winnow, words_of
from osintkit.errors import CaseError, ParameterError

RELEASE = (
    "The ministry said that two brigades with about 3,100 soldiers had left the port on Tuesday evening, and that a "
    "third group was expected to follow before the end of the month."
)
OWN_WORDS = (
    "Some 3,100 troops in two brigades sailed from the harbour on Tuesday, according to the ministry; it expects a "
    "third contingent to leave later this month."
)
WORDS = [
    "river",
    "council",
    "seven",
    "bridge",
    "harbour",
    "denied",
    "the",
    "of",
    "soldiers",
    "1,500",
    "Monday",
    "report",
    "train",
    "spoke",
    "winter",
]
sentences = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def test_identical_sentences_are_a_copy_and_the_span_is_the_sentence() -> None:
    [copy] = find_copies([("a", RELEASE), ("b", f"KYIV, Oct 1 - {RELEASE} Read more.")])
    assert copy.containment == 1.0
    assert copy.left_span.of(RELEASE) == RELEASE.rstrip(".")
    assert copy.shared == RELEASE.rstrip(".")


def test_two_outlets_that_tell_one_release_in_their_own_words_are_no_copies() -> None:
    assert find_copies([("a", RELEASE), ("b", OWN_WORDS)]) == ()


def test_a_truncated_copy_is_found_by_containment() -> None:
    rest = " ".join(f"Sentence {number} of the longer report adds detail number {number * 7}." for number in range(20))
    [copy] = find_copies([("long", f"{RELEASE} {rest}"), ("short", RELEASE)])
    assert copy.containment == 1.0
    assert copy.jaccard < 0.3


def test_a_block_quotation_joins_articles_that_share_nothing_else() -> None:
    one = " ".join(f"alpha{number} beta{number}" for number in range(60))
    two = " ".join(f"gamma{number} delta{number}" for number in range(60))
    [copy] = find_copies([("a", f"{one} “{RELEASE}” {one[::-1]}"), ("b", f"{two} {RELEASE.upper()} {two[::-1]}")])
    assert copy.containment < 0.3
    assert copy.left_span.of(f"{one} “{RELEASE}” {one[::-1]}") == RELEASE.rstrip(".")
    assert find_copies([("a", f"{one} {RELEASE}"), ("b", f"{two} {RELEASE}")], CopyOptions(run=0)) == ()


def test_the_same_foot_of_two_pages_is_no_quotation() -> None:
    pages = [("a", f"{_story(1, 150)} {RELEASE}"), ("b", f"{_story(2, 150)} {RELEASE}")]
    assert find_copies(pages) == ()
    assert len(find_copies([(name, f"{text} {_story(ord(name), 20)}") for name, text in pages])) == 1


def test_a_translated_headline_over_the_same_body_is_a_copy() -> None:
    [copy] = find_copies([("en", f"Two brigades left. {RELEASE}"), ("de", f"Zwei Brigaden ausgelaufen. {RELEASE}")])
    assert copy.containment > 0.8


def test_case_punctuation_accents_and_hidden_signs_make_no_difference() -> None:
    hidden = RELEASE.replace("soldiers", "sol\u00addiers").replace("brigades", "brig\u200bades").replace(" ", " — ")
    [copy] = find_copies([("a", RELEASE), ("b", hidden)])
    assert copy.containment == 1.0


def test_boilerplate_of_many_stories_joins_none_of_them() -> None:
    footer = "All rights reserved by the newsroom, which asks you to subscribe to its letters and to support its work"
    texts = [(f"t{number}", f"{_story(number, 60)} {footer}") for number in range(30)]
    short = [(f"s{number}", f"{_story(100 + number, 9)} {footer}") for number in range(2)]
    assert find_copies([*texts, *short], CopyOptions(common=20)) == ()
    assert len(find_copies([*texts, *short], CopyOptions(common=100))) > 1


def test_a_story_that_many_carry_is_not_mistaken_for_boilerplate() -> None:
    texts = [(f"t{number}", RELEASE) for number in range(12)]
    others = [(f"o{number}", _story(number, 30)) for number in range(12)]
    assert len(find_copies([*texts, *others], CopyOptions(common=5))) == 12 * 11 // 2


def test_short_phrases_are_nobodys() -> None:
    assert find_copies([("a", "He did not comment."), ("b", "He did not comment.")]) == ()


def test_a_release_quoted_in_many_articles_joins_them_all() -> None:
    texts = [(f"t{number}", f"{_story(number, 80)} {RELEASE} {_story(99 + number, 80)}") for number in range(14)]
    assert len(find_copies(texts)) == 14 * 13 // 2


def test_groups_are_what_the_pairs_join() -> None:
    texts = [_story(number, 120) for number in range(30)]
    texts += [f"{_story(200 + number, 8)} {texts[number % 7]}" for number in range(20)]
    texts += [texts[number][: len(texts[number]) * 2 // 3] for number in range(5)]
    options = CopyOptions(containment=0.6)
    grouped = {frozenset(group) for group in group_copies(texts, options).members()}
    parts: list[set[int]] = []
    for pair in ({int(c.left), int(c.right)} for c in find_copies([(str(n), t) for n, t in enumerate(texts)], options)):
        touched = [part for part in parts if part & pair]
        parts = [part for part in parts if part not in touched] + [pair.union(*touched)]
    assert len(parts) > 1
    assert grouped == {frozenset(part) for part in parts}
    assert group_copies([]).members() == ()


def test_texts_that_repeat_themselves_are_grouped_when_they_are_the_same() -> None:
    chant = "one two three four five six seven eight " * 20
    assert group_copies([chant, _story(1, 60), chant.upper()]).members() == ((0, 2),)


def test_scripts_without_spaces_have_a_word_for_every_sign() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))
    assert group_copies([text, "Rain.", f"{text[500:2500]}。"]).members() == ((0, 2),)


def test_groups_are_the_same_whichever_copy_comes_first() -> None:
    texts = [_story(number, 90) for number in range(20)]
    texts += [f"{_story(50 + number, 10)} {text[100:]}" for number, text in enumerate(texts)]
    groups = {frozenset(texts[place] for place in group) for group in group_copies(texts).members()}
    assert len(groups) == 20
    shuffled = random.Random(3).sample(texts, len(texts))
    assert {frozenset(shuffled[place] for place in group) for group in group_copies(shuffled).members()} == groups


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=30) | sentences, max_size=8))
def test_groups_of_any_texts_name_their_first_member(texts: list[str]) -> None:
    labels = group_copies(texts).labels.tolist()
    assert all(label <= place and labels[label] == label for place, label in enumerate(labels))


def test_a_chinese_copy_is_found_sign_by_sign() -> None:
    text = "韩国国家情报院星期五说朝鲜已经向俄罗斯派遣了一千五百名特种部队士兵"
    [copy] = find_copies([("a", text), ("b", "据报道：" + text + "。")])
    assert copy.containment == 1.0


@settings(max_examples=60, deadline=None)
@given(st.lists(sentences, min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_order_makes_no_difference_and_spans_hold_the_shared_words(texts: list[str], chance: random.Random) -> None:
    options = CopyOptions(common=4)
    named = [(f"id{number}", text) for number, text in enumerate(texts)]
    found = find_copies(named, options)
    shuffled = list(named)
    chance.shuffle(shuffled)
    assert find_copies(shuffled, options) == found
    by_name = dict(named)
    for copy in found:
        left, right = copy.left_span.of(by_name[copy.left]), copy.right_span.of(by_name[copy.right])
        assert left == copy.shared
        assert _words(left) == _words(right)
        assert len(_words(left)) >= options.least
        assert copy.containment >= copy.jaccard >= 0


@settings(max_examples=40, deadline=None)
@given(sentences, sentences)
def test_swapping_two_texts_swaps_the_spans_and_nothing_else(one: str, two: str) -> None:
    here, there = find_copies([("a", one), ("b", two)]), find_copies([("a", two), ("b", one)])
    assert [(c.containment, c.jaccard, c.left_span, c.right_span) for c in here] == [
        (c.containment, c.jaccard, c.right_span, c.left_span) for c in there
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(sentences, max_size=10))
def test_adding_one_by_one_gives_what_the_batch_gives(texts: list[str]) -> None:
    options = CopyOptions(common=3)
    named = [(f"id{number}", text) for number, text in enumerate(texts)]
    index = CopyIndex(options)
    for name, text in named:
        told = index.add(name, text)
        assert told == tuple(copy for copy in index.copies() if name in (copy.left, copy.right))
    assert index.copies() == find_copies(named, options)


@settings(max_examples=150, deadline=None)
@given(st.lists(sentences, max_size=12), st.integers(0, 12), st.integers(1, 4))
def test_what_is_added_is_told_as_if_all_had_been_compared(texts: list[str], first: int, common: int) -> None:
    options = CopyOptions(common=common)
    named = [(f"id{number}", text) for number, text in enumerate(texts)]
    index = CopyIndex(options)
    index.extend(named[:first])
    for place, (name, text) in enumerate(named[first:], start=first + 1):
        every = find_copies(named[:place], options)
        assert index.add(name, text) == tuple(copy for copy in every if name in (copy.left, copy.right))
    if named:  # what was held before has the copies that it has now
        every = find_copies(named, options)
        assert index.add(*named[0]) == tuple(copy for copy in every if copy.left == named[0][0])
    assert index.copies() == find_copies(named, options)
    assert index.copies() == find_copies(named, options)


def test_a_phrase_that_becomes_boilerplate_is_no_work_for_whoever_adds(calls) -> None:
    def page(number: int) -> tuple[str, str]:
        return f"t{number}", f"{_story(number, 60)} {RELEASE} {_story(500 + number, 60)}"

    def more(holders: int) -> int:
        index = CopyIndex(CopyOptions(common=holders))
        index.extend(map(page, range(holders)))
        assert len(index.copies()) == holders * (holders - 1) // 2
        made = calls(lambda: index.add(*page(holders)))
        assert index.copies() == ()
        return made

    more(3)
    assert more(40) < 2 * more(10)


def _kruskal(copies, names):
    """Of the copies among some texts, nearest first, those that join what was apart."""
    group, kept = {name: name for name in names}, []
    for copy in nearest_first(copies):
        if copy.left in group and copy.right in group and group[copy.left] != group[copy.right]:
            kept.append(copy)
            old, new = group[copy.right], group[copy.left]
            group = {name: new if held == old else held for name, held in group.items()}
    return kept


@settings(max_examples=100, deadline=None)
@given(st.lists(sentences, max_size=9), st.randoms(use_true_random=False))
def test_a_forest_joins_what_the_pairs_join_among_any_of_the_texts(texts: list[str], chance: random.Random) -> None:
    options = CopyOptions(common=4)
    named = [(f"id{number}", text) for number, text in enumerate(texts)]
    every = find_copies(named, options)
    chance.shuffle(named)
    forest = CopyForest(named, options)
    for _ in range(3):
        some = {name for name, _ in named if chance.random() < 0.7}
        assert list(forest.among(some)) == _kruskal(every, some)


def test_reprints_cost_as_many_comparisons_as_there_are_and_not_as_there_are_pairs(calls) -> None:
    texts = [(f"t{number}", f"{RELEASE} Reprint number {number}.") for number in range(400)]

    def joined(size: int) -> int:
        forest = CopyForest(texts[:size])
        return len(list(forest.among(dict(texts))))

    joined(3)  # imports, tables
    assert joined(100) == 99
    assert calls(lambda: joined(400)) < 6 * calls(lambda: joined(100))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), max_size=9), max_size=6), st.integers(1, 4))
def test_what_is_kept_is_the_least_of_every_window(texts: list[list[int]], window: int) -> None:
    offsets = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int64)
    hashes = np.array([value for text in texts for value in text], np.uint64)
    values, bounds = winnow(hashes, offsets, window)
    for text, first, last in zip(texts, bounds.tolist(), bounds[1:].tolist(), strict=False):
        least = [min(text[start : start + window]) for start in range(max(1, len(text) - window + 1))] if text else []
        assert values[first:last].tolist() == [value for value, _ in itertools.groupby(least)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.frozensets(st.integers(0, 12), max_size=9), max_size=9), st.sampled_from([0.1, 0.23, 0.5]))
def test_no_pair_that_shares_enough_is_missed(sets: list[frozenset[int]], share: float) -> None:
    entries = np.array(sorted(gram << 24 | text for text, grams in enumerate(sets) for gram in grams), np.uint64)
    sizes = np.array([len(grams) for grams in sets], np.int64)
    left, right = alike_pairs(entries, sizes, share)
    found = list(zip(left.tolist(), right.tolist(), strict=True))
    assert len(set(found)) == len(found)
    for one, other in itertools.combinations(range(len(sets)), 2):
        both = len(sets[one] & sets[other])
        assert (one, other) in found or both == 0 or both < share * (len(sets[one]) + len(sets[other]))
    grams = np.array([gram for grams in sets for gram in sorted(grams)], np.uint64)
    counts = shared_counts(grams, np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), left, right)
    assert counts.tolist() == [len(sets[one] & sets[other]) for one, other in found]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(), max_size=4))
def test_no_text_is_too_strange(texts: list[str]) -> None:
    found = find_copies([(str(number), text + "\ud800" + text) for number, text in enumerate(texts)])
    assert all(copy.containment <= 1 for copy in found)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    words = words_of([text, text])
    half = len(words.hashes) // 2
    assert words.hashes[:half].tolist() == words.hashes[half:].tolist()
    folded: dict[int, str] = {}
    for value, start, end in zip(words.hashes.tolist(), words.starts.tolist(), words.ends.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
        assert folded.setdefault(value, fold(text[start:end])) == fold(text[start:end])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text() | st.text(alphabet="aAéб京 \u00ad", max_size=90), min_size=1, max_size=4))
def test_a_word_is_the_same_word_whatever_stands_around_it(texts: list[str]) -> None:
    together = words_of(texts)
    alone = [words_of([text]) for text in texts]
    assert together.hashes.tolist() == [value for words in alone for value in words.hashes.tolist()]
    assert together.starts.tolist() == [start for words in alone for start in words.starts.tolist()]
    known: dict[int, str] = {}
    for text, words in zip(texts, alone, strict=True):
        for value, start, end in zip(words.hashes.tolist(), words.starts.tolist(), words.ends.tolist(), strict=True):
            assert words_of([text[start:end]]).hashes.tolist() == [value]
            assert known.setdefault(value, fold(text[start:end])) == fold(text[start:end])


def test_long_words_differ_wherever_they_differ() -> None:
    words = [
        ("x" * 150)[:place] + "y" + ("x" * 150)[place + 1 : length] for length in (8, 9, 70) for place in range(length)
    ]
    assert len(set(words_of([" ".join(words)]).hashes.tolist())) == len(set(words))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(-1, 3), max_size=25), st.lists(st.integers(-1, 3), max_size=25))
def test_the_longest_run_is_the_longest(left: list[int], right: list[int]) -> None:
    length, first, second = longest_shared_run(left, right)
    runs = [
        left[start : start + size]
        for size in range(1, len(left) + 1)
        for start in range(len(left) - size + 1)
        if min(left[start : start + size]) >= 0
        and any(right[at : at + size] == left[start : start + size] for at in range(len(right)))
    ]
    assert length == max(map(len, runs), default=0)
    assert left[first : first + length] == right[second : second + length]
    assert longest_shared_run(right, left) == (length, second, first)


def test_the_longest_run_is_found_among_ever_the_same_numbers() -> None:
    assert longest_shared_run([7] * 300, [7] * 200) == (200, 0, 0)
    left, right = [1, 2] * 100 + [3], [5] + [2, 1] * 80
    length, first, second = longest_shared_run(left, right)
    assert (length, first, second) == (160, 1, 1)
    assert left[first : first + length] == right[second : second + length]


def test_two_texts_of_one_id_are_refused() -> None:
    with pytest.raises(CaseError, match="'a'"):
        find_copies([("a", "one"), ("a", "two")])
    with pytest.raises(ParameterError, match="containment"):
        CopyOptions(containment=60)


def _story(number: int, size: int) -> str:
    chance = random.Random(number)
    return " ".join("".join(chance.choices("abcdefgh", k=6)) for _ in range(size))


def _words(text: str) -> list[str]:
    words = words_of([text])
    return [fold(text[start:end]) for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]
