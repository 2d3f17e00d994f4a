"""Which charset was used, how sure that is, and that no character is lost without a word."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.parts import charset
from osintkit.loaders.parts.charset import decode, replace_surrogates

RUSSIAN = "Министерство обороны сообщило, что военные прибыли в Россию. Москва это отрицает."
KOREAN = "국가정보원은 북한군이 러시아로 이동했다고 금요일 밝혔다. 모스크바는 이를 부인했다."
FRENCH = "Le ministère a déclaré à Séoul que des soldats ont été envoyés ; l’armée l’a confirmé."
JAPANESE = "国家情報院は、北朝鮮の兵士がロシアに移動したと発表した。"


@given(st.text())
def test_valid_utf8_comes_back_as_it_is_and_without_a_note(text):
    decoded = decode_or_none(text.encode())
    if decoded is not None and decoded.basis == "valid throughout":
        assert decoded.text == text
        assert decoded.charset == "utf-8"
        assert all("charset" not in note for note in decoded.notes)


def decode_or_none(data):
    try:
        return decode(data, "a.txt")
    except UnreadableCaptureError:
        return None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding):
    decoded = decode(RUSSIAN.encode(encoding), "a.txt")
    assert decoded.text == RUSSIAN
    assert decoded.sure == 1
    assert "byte order mark" in decoded.notes[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Совет сообщил 3 мая 2024 года, что мост закрыт.\r\nГубернатор подтвердил это.",
        "국가정보원은 금요일 북한군이 러시아에 파병되었다고 밝혔다. 다리는 폐쇄되었다.",
        "Το συμβούλιο είπε ότι η γέφυρα έκλεισε στις 3 Μαΐου.",
        "أعلن المجلس أن الجسر مغلق منذ 3 مايو.",
    ],
)
def test_utf_16_of_other_alphabets_without_a_mark(encoding, text):
    found = decode(text.encode(encoding), "saved.txt")
    assert (found.text, found.charset) == (text, encoding)
    assert found.notes


def test_numbers_of_a_recording_are_no_utf_16():
    samples = b"".join((number * 37 % 4096 - 2048).to_bytes(2, "little", signed=True) for number in range(4000))
    with pytest.raises(UnreadableCaptureError, match="binary"):
        decode(samples, "sound.txt")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding):
    decoded = decode("Seoul said so on Friday.".encode(encoding), "a.txt")
    assert decoded.text == "Seoul said so on Friday."
    assert "zero bytes" in decoded.notes[0]


@pytest.mark.parametrize(
    ("text", "declared", "encoding"),
    [
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "KOI8-R", "koi8-r"),
        (FRENCH, "ISO-8859-1", "cp1252"),
        (KOREAN, "euc-kr", "cp949"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "iso-2022-jp", "iso2022_jp"),
        ("国家情报院说", "gb2312", "gb18030"),
    ],
)
def test_the_declared_charset_is_used(text, declared, encoding):
    decoded = decode(text.encode(encoding), "a.html", declared=declared)
    assert decoded.text == text
    assert decoded.basis == "declared"
    assert decoded.notes == (f"charset {decoded.charset} (declared)",)


def test_utf8_stands_before_a_wrong_declaration():
    decoded = decode(FRENCH.encode(), "a.html", declared="iso-8859-1")
    assert decoded.text == FRENCH
    assert decoded.notes == ("declares charset iso-8859-1, but its bytes are utf-8",)


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "rot13", "zlib", "no-such-charset", "x\0y", "idna"])
def test_a_declaration_that_is_no_charset_of_documents_is_ignored(declared):
    decoded = decode(b"+ADw-script+AD4- \\x41", "a.html", declared=declared)
    assert decoded.text == "+ADw-script+AD4- \\x41"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (KOREAN, "cp949"), (FRENCH, "cp1252"), (JAPANESE, "euc_jp")],
)
def test_an_undeclared_charset_is_guessed_and_the_guess_is_said(text, encoding):
    decoded = decode((text + "\n").encode(encoding) * 4, "a.txt")
    assert decoded.text == (text + "\n") * 4
    assert decoded.basis == "guessed"
    assert "how sure: 0." in decoded.notes[0] or "how sure: 1" in decoded.notes[0]


def test_a_cut_character_costs_itself_alone():
    data = (RUSSIAN * 3).encode()[:-1]
    decoded = decode(data, "a.txt")
    assert decoded.text == (RUSSIAN * 3)[:-1] + "\ufffd" or decoded.text.startswith((RUSSIAN * 3)[:-2])
    assert any("damaged" in note for note in decoded.notes) or data.decode()


def test_one_damaged_byte_in_utf8_is_counted():
    data = bytearray((RUSSIAN * 3).encode())
    data[40] = 0xFF
    decoded = decode(bytes(data), "a.txt")
    assert decoded.charset == "utf-8"
    assert "\ufffd" in decoded.text
    assert any("damaged" in note for note in decoded.notes)


def test_lone_surrogates_are_replaced_and_counted():
    data = "seen \ud83d here \udc00".encode("utf-8", "surrogatepass")
    decoded = decode(data, "a.txt")
    assert decoded.text == "seen \ufffd here \ufffd"
    assert decoded.notes == ("2 lone surrogates replaced by U+FFFD",)


def test_lone_surrogates_in_utf16():
    data = b"\xff\xfe" + "seen \ud83d here".encode("utf-16-le", "surrogatepass")
    assert decode(data, "a.txt").text == "seen \ufffd here"


@given(st.text(st.characters()))
@example("\ud83d\ude00")
@example("\ude00\ud83d")
def test_no_text_keeps_a_surrogate(text):
    replaced, count = replace_surrogates(text)
    replaced.encode()
    assert (count == 0) == (replaced == text or "\ud83d\ude00" in text or count == 0)


def test_line_ends_and_odd_characters_are_kept():
    text = "one\r\ntwo\rthree\n\u2028four\u202e\x07\x1b[0m"
    assert decode(text.encode(), "a.txt").text == text


def test_nul_is_kept_and_noted():
    decoded = decode(b"Seoul\0said so, said Seoul.", "a.txt")
    assert decoded.text.count("\0") == 1
    assert decoded.notes == ("1 NUL character kept",)


def test_too_large_a_text_is_refused(monkeypatch):
    monkeypatch.setattr(charset, "TEXT_BYTES", 1000)
    with pytest.raises(UnreadableCaptureError, match=r"^a\.txt: .*split the file"):
        decode(b"x" * 1001, "a.txt")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_named_error(data):
    decoded = decode_or_none(data)
    if decoded is not None:
        decoded.text.encode()
        assert decoded == decode(data, "a.txt")
