from __future__ import annotations

import shutil

import pytest

from osintkit.custody.derived import DerivedStore
from osintkit.errors import UnreadableCaptureError
from osintkit.model import Document, Passage, Quantity, Scope, Span, StatedDate, Statement

SHA = "ab" * 32


def documents(count=3):
    return [
        Document(
            id=Document.make_id(SHA, str(part)),
            capture=SHA,
            part=str(part),
            text=f"Kyiv said {part}.\r\n\u2028 👍 \ud83d",
            published=StatedDate("2024-10"),
            loader="html/1",
            fields={"speaker": "Kyiv"},
            notes=("charset guessed",),
        )
        for part in range(count)
    ]


def statements(document):
    return [
        Statement(
            id="S-1",
            document=document.id,
            passage=Passage.of(document.id, document.text, 0, 4),
            speaker="Kyiv",
            quantities=(Quantity(words="1", span=Span(start=5, end=6), best=1, scope=Scope.PRESENT),),
            extractor="rules/1",
        )
    ]


class Maker:
    def __init__(self, made):
        self.made = made
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return self.made


def test_documents_are_read_once_and_come_back_equal(tmp_path):
    make = Maker(documents())
    assert DerivedStore(tmp_path).documents(SHA, "html/1", make) == tuple(documents())
    assert DerivedStore(tmp_path).documents(SHA, "html/1", make) == tuple(documents())
    assert make.calls == 1
    assert (tmp_path / "documents" / "html-1" / f"{SHA}.jsonl").is_file()


def test_nothing_found_is_kept_too(tmp_path):
    make = Maker([])
    assert [DerivedStore(tmp_path).documents(SHA, "html/1", make) for _ in range(2)] == [(), ()]
    assert make.calls == 1


def test_statements_belong_to_the_text_they_were_read_from(tmp_path):
    document, other = documents(2)
    make = Maker(statements(document))
    store = DerivedStore(tmp_path)
    assert store.statements(document, "rules/1", make) == store.statements(document, "rules/1", make)
    assert store.statements(document, "rules/1", make) == tuple(statements(document))
    assert make.calls == 1
    store.statements(other, "rules/1", make)
    store.statements(document, "rules/2", make)
    store.statements(Document.from_dict(document.to_dict() | {"text": "Kyiv new"}), "rules/1", make)
    assert make.calls == 4
    assert (tmp_path / "statements" / "rules-1" / f"{document.id}-{document.text_sha256[:12]}.jsonl").is_file()


def test_the_same_results_are_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        DerivedStore(tmp_path / name).documents(SHA, "html/1", Maker(documents()))
    path = f"documents/html-1/{SHA}.jsonl"
    assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Kyiv", b"Moscow", 1),
        lambda data: data.replace(b'"v":1', b'"v":0'),
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"[" * 100_000,
        lambda data: b"\x00" * len(data),
        lambda data: b"null\n",
        lambda data: b'{"count":[],"sha256":"","v":1}\n',
    ],
)
def test_a_damaged_file_is_made_again(tmp_path, damage):
    make = Maker(documents())
    DerivedStore(tmp_path).documents(SHA, "html/1", make)
    path = tmp_path / "documents" / "html-1" / f"{SHA}.jsonl"
    good = path.read_bytes()
    path.write_bytes(damage(good))
    assert DerivedStore(tmp_path).documents(SHA, "html/1", make) == tuple(documents())
    assert make.calls == 2
    assert path.read_bytes() == good


def test_deleting_the_folder_loses_nothing(tmp_path):
    make = Maker(documents())
    store = DerivedStore(tmp_path / "processed")
    store.documents(SHA, "html/1", make)
    shutil.rmtree(tmp_path / "processed")
    assert store.documents(SHA, "html/1", make) == tuple(documents())
    assert make.calls == 2


def test_where_nothing_can_be_written_results_stay_in_memory(tmp_path):
    (tmp_path / "processed").write_text("a file where the folder should be")
    store = DerivedStore(tmp_path / "processed")
    make = Maker(documents())
    assert store.documents(SHA, "html/1", make) == store.documents(SHA, "html/1", make) == tuple(documents())
    assert make.calls == 1


def test_what_the_reader_raises_passes_through_and_nothing_is_kept(tmp_path):
    def fail():
        raise UnreadableCaptureError("page.html", "empty")

    store = DerivedStore(tmp_path)
    with pytest.raises(UnreadableCaptureError):
        store.documents(SHA, "html/1", fail)
    make = Maker(documents())
    store.documents(SHA, "html/1", make)
    assert make.calls == 1


def test_a_readers_name_cannot_leave_the_folder(tmp_path):
    store = DerivedStore(tmp_path / "processed")
    for name in ("../../x/1", "a b/1", "a-b/1", "a/b/1", "..", "/etc", "ü/1"):
        store.documents(SHA, name, Maker(documents(1)))
    assert [path.name for path in tmp_path.iterdir()] == ["processed"]
    assert len(list((tmp_path / "processed" / "documents").iterdir())) == 7


def test_half_a_pair_of_surrogates_twice_is_kept_in_memory_rather_than_changed(tmp_path):
    document = Document(id="D-1", capture=SHA, text="\ud83d\ude00", loader="text/1")
    store = DerivedStore(tmp_path)
    make = Maker([document])
    assert store.documents(SHA, "text/1", make) == store.documents(SHA, "text/1", make) == (document,)
    assert make.calls == 1
