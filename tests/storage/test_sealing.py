from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintkit.storage.sealing import canonical, canonical_text, is_sealed, seal

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.text() | st.sampled_from(["a", "data", "hasg", "hashes", "z", 'quo"te', "prev"])


@given(st.dictionaries(NAMES.filter(lambda name: name != "hash"), PLAIN, min_size=1, max_size=6), st.data())
def test_a_line_is_its_object_in_canonical_form_with_its_hash(plain, data):
    written = data.draw(st.sets(st.sampled_from(sorted(plain))))
    rest = {name: value for name, value in plain.items() if name not in written}
    line, digest = seal(rest, {name: canonical_text(plain[name]) for name in written})
    assert line == canonical({**plain, "hash": digest}) + b"\n"
    assert json.loads(line) == {**plain, "hash": digest}
    assert is_sealed(line.rstrip(b"\n"), digest)
    assert seal(plain) == (line, digest)


@pytest.mark.parametrize("text", ["half \ud83d", "\ude00", "é\u2028\0", "👩‍👩‍👧 \u202e"])
def test_any_text_is_sealed_and_comes_back(text):
    line, digest = seal({"data": {"text": text}, "v": 1})
    assert json.loads(line)["data"]["text"] == text
    assert is_sealed(line.rstrip(b"\n"), digest)


def test_no_byte_of_a_line_can_be_changed_unseen():
    line, digest = seal({"at": "2024", "data": {"text": "Kyiv said so."}, "prev": "0" * 64, "v": 1})
    raw = line.rstrip(b"\n")
    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        assert not is_sealed(changed, digest)
