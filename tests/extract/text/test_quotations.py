"""Quotations: styles of marks, paragraphs, lost marks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.text.quotations import find_quotations


def quoted(text):
    return [text[q.start : q.end] for q in find_quotations(text)]


def test_styles_of_marks():
    assert quoted('He said "no" twice.') == ['"no"']
    assert quoted("He said “no” twice.") == ["“no”"]
    assert quoted("Он сказал «нет» дважды.") == ["«нет»"]
    assert quoted("Er sagte „nein“ zweimal.") == ["„nein“"]
    assert quoted("他说「不」了。") == ["「不」"]
    assert quoted("He said ''no'' twice.") == ["''no''"]


def test_a_quotation_goes_on_over_paragraphs():
    text = "“We came.\n\n“We saw,” he said."
    first, second = find_quotations(text)
    assert not first.closed
    assert second.closed
    assert second.continues


def test_a_new_paragraph_with_its_own_quotation_does_not_go_on():
    first, second = find_quotations("He said “we came.”\n\n“We saw,” she said.")
    assert first.closed
    assert not second.continues


def test_british_single_marks():
    assert quoted("‘We can’t go,’ he said.") == ["‘We can’t go,’"]
    assert quoted("He called the soldiers’ camp ‘a hole’ and left.") == ["‘a hole’"]
    assert quoted("'We can't go,' he said. It was the men's.") == ["'We can't go,'"]
    assert quoted("The soldiers’ families don’t know.") == []


def test_single_marks_inside_double_ones_are_no_quotation_of_their_own():
    assert quoted("“He said ‘no’ to me,” she said.") == ["“He said ‘no’ to me,”"]


def test_inches_open_nothing():
    assert quoted('A 12" shell fell.') == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab .,\n\"“”«»'’„", max_size=120))
def test_quotations_are_ordered_and_inside_the_text(text):
    position = 0
    for quotation in find_quotations(text):
        assert position <= quotation.start < quotation.end <= len(text)
        position = quotation.end
