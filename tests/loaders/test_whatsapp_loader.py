"""WhatsApp: who wrote what and when, with the order of day and month decided from the whole file or left open."""

import io
import zipfile

import pytest

from osintkit.loaders import sniff
from osintkit.loaders.parts.chat_signs import WHATSAPP, WHATSAPP_ZIP
from osintkit.model import StatedDate

LRM = "\u200e"


def days(report):
    return [one.published.text if one.published else None for one in report.documents]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("13/10/24, 21:30 - Anna: Seen.", "2024-10-13T21:30:00"),
        ("13/10/2024, 9:30 pm - Anna: Seen.", "2024-10-13T21:30:00"),
        ("10/13/24, 12:05 AM - Anna: Seen.", "2024-10-13T00:05:00"),
        ("13.10.24, 21:30 - Anna: Seen.", "2024-10-13T21:30:00"),
        ("2024-10-13, 21:30 - Anna: Seen.", "2024-10-13T21:30:00"),
        ("13/10/2024 à 21:30 - Anna: Seen.", "2024-10-13T21:30:00"),
        ("13/10/24, 9:30\u202fp.\u00a0m. - Anna: Seen.", "2024-10-13T21:30:00"),
        ("[13.10.24, 21:30:59] Anna: Seen.", "2024-10-13T21:30:59"),
        (f"{LRM}[10/13/24, 9:30:59\u202fPM] Anna: Seen.", "2024-10-13T21:30:59"),
        ("[13/10/2024, 21:30:59] ~\u00a0Anna: Seen.", "2024-10-13T21:30:59"),
        ("2024/10/13, 下午9:30 - Anna: Seen.", "2024-10-13T21:30:00"),
    ],
)
def test_every_form_of_a_line(one, line, time):
    document = one(line, "chat.txt")
    assert (document.author, document.text) == ("Anna", "Seen.")
    assert document.fields["time"] == time
    assert document.published == StatedDate("2024-10-13")
    assert sniff(line.encode(), "x") == WHATSAPP


def test_a_message_goes_on_over_lines_and_pasted_lines_of_another_form_stay_words(report_of):
    text = "13/10/24, 21:30 - Anna: Seen.\n\nTwo:\n[13.10.24, 08:00:00] Eve: pasted\n13/10/24, 21:31 - Ben: Where?\n"
    first, second = report_of(text).documents
    assert first.text == "Seen.\n\nTwo:\n[13.10.24, 08:00:00] Eve: pasted"
    assert (first.part, second.part) == ("line 1", "line 5")


def test_one_line_beyond_the_twelfth_decides_for_all(report_of):
    lines = "3/4/24, 10:00 - Anna: One.\n{}, 10:01 - Ben: Two.\n"
    assert days(report_of(lines.format("13/4/24"))) == ["2024-04-03", "2024-04-13"]
    assert days(report_of(lines.format("4/13/24"))) == ["2024-03-04", "2024-04-13"]


def test_time_that_would_run_backwards_decides(report_of):
    report = report_of("3/4/24, 10:00 - Anna: One.\n4/4/24, 10:01 - Ben: Two.\n2/5/24, 10:02 - Anna: Three.\n")
    assert days(report) == ["2024-04-03", "2024-04-04", "2024-05-02"]
    assert any("only so do the messages run forward" in note for note in report.documents[0].notes)


def test_a_day_after_receipt_decides(report_of):
    # received on 1 November 2024: 12 October can be, 10 December cannot
    assert days(report_of("10/12/24, 10:00 - Anna: One.\n10/12/24, 10:01 - Ben: Two.\n")) == ["2024-10-12"] * 2


def test_what_nothing_decides_is_left_open_with_both_readings(report_of):
    report = report_of("3/4/24, 10:00 - Anna: One.\n3/4/24, 10:01 - Ben: Two.\n")
    assert days(report) == [None, None]
    assert report.documents[0].fields["day_readings"] == "2024-03-04 or 2024-04-03"
    assert any("left open" in note for note in report.documents[0].notes)


def test_a_file_that_contradicts_itself_reads_each_line_by_itself(report_of):
    report = report_of("13/4/24, 10:00 - A: One.\n4/14/24, 10:01 - B: Two.\n3/4/24, 10:02 - A: Three.\n")
    assert days(report) == ["2024-04-13", "2024-04-14", None]


def test_what_the_program_says_is_left_out_and_counted(report_of):
    text = (
        "13/10/24, 21:29 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
        '13/10/24, 21:30 - Anna created group "Harbour"\n13/10/24, 21:31 - Anna: Seen.\n'
    )
    (document,) = report_of(text).documents
    assert document.text == "Seen."
    assert any(note.startswith("2 lines of the program itself") for note in document.notes)
    ios = (
        f"[13.10.24, 21:29:00] Harbour: {LRM}Messages and calls are end-to-end encrypted.\n"
        f"[13.10.24, 21:30:00] Harbour: {LRM}Anna created this group\n[13.10.24, 21:31:00] Anna: Seen.\n"
    )
    (document,) = report_of(ios).documents
    assert (document.text, document.title) == ("Seen.", "Harbour")


@pytest.mark.parametrize(
    ("words", "media"),
    [
        ("<Media omitted>", "media omitted"),
        ("<Medien ausgeschlossen>", "medien ausgeschlossen"),
        ("IMG-20241013-WA0001.jpg (file attached)", "IMG-20241013-WA0001.jpg"),
        (f"{LRM}<attached: 0001-PHOTO-2024.jpg>", "0001-PHOTO-2024.jpg"),
        (f"{LRM}image omitted", "image omitted"),
        (f"{LRM}Bild weggelassen", "bild weggelassen"),
    ],
)
def test_media_are_said(one, words, media):
    assert one(f"13/10/24, 21:30 - Anna: {words}").fields["media"] == media


def test_deleted_and_edited_messages_are_said(report_of):
    text = (
        "13/10/24, 21:30 - Anna: This message was deleted\n"
        "13/10/24, 21:31 - Anna: Seen two. <This message was edited>\n13/10/24, 21:32 - Ben: I left: see you\n"
    )
    deleted, edited, plain = report_of(text).documents
    assert deleted.fields["deleted"] == "yes"
    assert (edited.text, edited.fields["edited"]) == ("Seen two.", "yes")
    assert (plain.text, plain.author) == ("I left: see you", "Ben")


def packed(**files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return made.getvalue()


def test_the_archive_of_an_export(report_of):
    data = packed(_chat__txt="[13.10.24, 21:30:00] Anna: Seen.", photo__jpg=b"\xff\xd8")
    assert sniff(data, "x.zip") == WHATSAPP_ZIP
    (document,) = report_of(data, "x.zip").documents
    assert document.text == "Seen."
    assert "the archive holds 1 other files, which were not opened" in document.notes


def test_an_archive_that_unpacks_to_too_much_is_refused(report_of):
    report = report_of(packed(_chat__txt=b"0" * (70 << 20)), "x.zip", WHATSAPP_ZIP)
    assert not report.documents
    assert "64 MiB" in str(report.problems[0])


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_damaged_archive_is_an_error_with_its_way_out(report_of, tenth):
    data = packed(_chat__txt="".join(f"[13.10.24, 21:30:{n % 60:02}] Anna: Seen {n}.\n" for n in range(200)))
    report = report_of(data[: len(data) * tenth // 10], "x.zip", WHATSAPP_ZIP)
    assert "export the chat again" in str(report.problems[0])


@pytest.mark.parametrize(
    "text",
    [
        "18.10.2024, 09:30 - Kyiv: a statement\n\nThe port was shelled.\n\nIt burns.\n\nMore later.",
        "On 13/10/24, 21:30 - so it is said - two ships left.",
        "date,outlet,text\n2024-10-18,Harbour,Two ships left.\n",
        "13/10/24, 25:30 - Anna: no such hour",
    ],
)
def test_other_texts_are_no_chats(text):
    assert sniff(text.encode(), "x") != WHATSAPP


def test_marks_of_direction_in_names_and_words_are_kept_but_do_not_hide_a_line(report_of):
    name = "\u202a+1\u00a0555\u00a00100\u202c"
    (document,) = report_of(f"13/10/24, 21:30 - {name}: \u202eSeen.").documents
    assert document.author == "+1\u00a0555\u00a00100"
    assert document.text == "\u202eSeen."
