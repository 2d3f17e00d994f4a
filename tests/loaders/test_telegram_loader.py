"""Telegram: a message is a document, whatever it was exported by; who it is from and where it came from are kept."""

import json

import pytest

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders import load, sniff
from osintkit.loaders.parts.chat_signs import TELEGRAM_CHANNEL, TELEGRAM_HTML, TELEGRAM_JSON
from osintkit.model import StatedDate

SENT = 1729243800  # 2024-10-18 09:30:00 UTC


def message(number=7, text="Two ships left.", **more):
    fields = {"id": number, "type": "message", "date_unixtime": str(SENT), "from": "Anna", "from_id": "user1"}
    return {**fields, "text": text, **more}


def export(*messages, kind="private_supergroup", name="Harbour", **more):
    return json.dumps({"name": name, "type": kind, "id": 1234, "messages": list(messages), **more})


def test_a_message_of_a_group_is_its_senders_and_of_a_channel_the_channels(one):
    group = one(export(message()), "result.json")
    assert (group.author, group.publisher, group.title) == ("Anna", "Anna", "Harbour")
    assert (group.part, group.url) == ("7", "https://t.me/c/1234/7")
    channel = one(export(message(author="A. Editor"), kind="public_channel"), "result.json")
    assert (channel.author, channel.publisher, channel.title) == ("A. Editor", "Harbour", None)


def test_a_private_talk_has_no_public_address(one):
    assert one(export(message(), kind="personal_chat")).url is None


def test_the_day_is_that_of_the_instant_not_of_the_exporters_clock(one):
    late = message(date="2024-10-19T01:30:00", date_unixtime="1729287000")  # 18 October, 21:30 UTC, seen at +04:00
    document = one(export(late))
    assert document.published == StatedDate("2024-10-18")
    assert document.fields["time"] == "2024-10-18T21:30:00Z"
    assert document.fields["time_local"] == "2024-10-19T01:30:00+04:00"


def test_a_bare_time_says_that_it_has_no_zone(one):
    old = message(date="2019-07-12T16:55:32")
    del old["date_unixtime"]
    document = one(export(old))
    assert document.published == StatedDate("2019-07-12")
    assert document.fields["time"] == "2019-07-12T16:55:32"
    assert any("no zone" in note for note in document.notes)


def test_words_in_pieces_are_one_text_and_hidden_addresses_are_kept(one):
    pieces = [
        "Seen ",
        {"type": "bold", "text": "two"},
        " ships, ",
        {"type": "text_link", "text": "here", "href": "http://a.example/"},
    ]
    document = one(export(message(text=pieces)))
    assert document.text == "Seen two ships, here"
    assert document.fields["links"] == "http://a.example/"


def test_replies_forwards_and_edits_are_kept(one):
    document = one(
        export(
            message(
                reply_to_message_id=3,
                forwarded_from="Port Watch",
                edited_unixtime=str(SENT + 60),
                reactions=[{"type": "emoji", "count": 3, "emoji": "👍"}],
            )
        )
    )
    assert document.fields["reply_to"] == "3"
    assert document.fields["forwarded_from"] == "Port Watch"
    assert document.fields["edited"] == "2024-10-18T09:31:00Z"
    assert document.fields["reactions"] == "👍 3"


def test_a_forward_whose_author_is_hidden_is_still_a_forward(one):
    assert one(export(message(forwarded_from=None))).fields["forwarded_from"] == "a deleted account"


@pytest.mark.parametrize(
    ("more", "text", "media"),
    [
        ({"photo": "photos/1.jpg"}, "[photo]", "photo"),
        ({"media_type": "voice_message", "file": "(File not included.)"}, "[voice message]", "voice message"),
        ({"media_type": "sticker", "file": "s.webp", "sticker_emoji": "🚢"}, "[sticker 🚢]", "sticker 🚢"),
        ({"file": "a/b.pdf", "file_name": "b.pdf"}, "[file b.pdf]", "file b.pdf"),
        ({"location_information": {"latitude": 4.3, "longitude": 1.6}}, "[location 4.3 1.6]", "location 4.3 1.6"),
        ({"poll": {"question": "Shut?", "answers": [{"text": "Yes"}, {"text": "No"}]}}, "Shut?\n- Yes\n- No", "poll"),
    ],
)  # fmt: skip
def test_what_a_message_holds_beside_words_is_said(one, more, text, media):
    document = one(export(message(text="", **more)))
    assert (document.text, document.fields["media"]) == (text, media)
    assert "the message has no words" in document.notes


def test_what_the_service_says_is_left_out_and_counted(report_of):
    service = {
        "id": 1,
        "type": "service",
        "date_unixtime": str(SENT),
        "actor": "Anna",
        "action": "phone_call",
        "text": "",
    }
    report = report_of(export(service, message(), service))
    assert len(report.documents) == 1
    assert any(note.startswith("2 messages of the service") for note in report.documents[0].notes)
    with pytest.raises(UnreadableCaptureError, match="no message of a person"):
        load_one(export(service))


def load_one(data):
    import hashlib
    from datetime import UTC, datetime

    from osintkit.model import Capture

    raw = data.encode()
    received = datetime(2024, 11, 1, tzinfo=UTC)
    capture = Capture(
        sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        media_type=sniff(raw, "a.json"),
        name="a.json",
        received=received,
    )
    return load(capture, raw, isolated=False)


def test_a_whole_account_holds_its_chats_apart(report_of):
    chats = [
        json.loads(export(message(), name=name, kind="private_group")) | {"id": at} for at, name in enumerate("AB", 5)
    ]
    report = report_of(json.dumps({"about": "Here is the data you requested.", "chats": {"about": "", "list": chats}}))
    assert [(one.part, one.title) for one in report.documents] == [("5/7", "A"), ("6/7", "B")]


@pytest.mark.parametrize(
    "bad", ["words", {"type": "message", "id": 9, "text": "No date."}, None, {"type": "message", "id": {}}]
)
def test_a_message_that_cannot_be_read_is_named_and_the_rest_goes_on(report_of, bad):
    report = report_of(export(message(1), bad, message(3)))
    assert [one.part for one in report.documents] == ["1", "3"]
    assert len(report.problems) + sum("left out" in note for note in report.documents[0].notes) == 1


def test_a_number_that_comes_twice_stays_two_messages(report_of):
    parts = [one.part for one in report_of(export(message(), message(text="Another."))).documents]
    assert parts == ["7", "7 (2)"]


@pytest.mark.parametrize("tenth", range(1, 10))
def test_an_export_that_is_cut_off_gives_what_is_whole(report_of, tenth):
    whole = export(*(message(number, text=f"Ship {number} left.") for number in range(40)))
    report = report_of(whole[: len(whole) * tenth // 10])
    assert [one.text for one in report.documents] == [f"Ship {number} left." for number in range(len(report.documents))]
    assert len(report.documents) >= 40 * tenth // 10 - 2
    assert "cut off" in str(report.problems[-1])


def test_a_name_with_markup_is_text(one):
    document = one(export(message(**{"from": "<img src=x onerror=alert(1)>"}), name="<b>Harbour</b>"))
    assert document.author == "<img src=x onerror=alert(1)>"
    assert document.title == "<b>Harbour</b>"


def test_an_export_is_known_by_its_content():
    assert sniff(export(message()).encode(), "notes.txt") == TELEGRAM_JSON
    assert sniff(PAGE.encode(), "x") == TELEGRAM_HTML
    assert sniff(CHANNEL.encode(), "x.txt") == TELEGRAM_CHANNEL
    talk = "<html><body><p>The class tgme_widget_message and its data-post are explained here.</p></body></html>"
    assert sniff(talk.encode(), "x") == "text/html"


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold">Harbour &amp; Port</div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">18 October 2024</div></div>
<div class="message default clearfix" id="message7"><div class="body">
<div class="pull_right date details" title="18.10.2024 01:30:00 UTC+03:00">01:30</div>
<div class="from_name">Anna</div><div class="text">Two ships<br>left.</div></div></div>
<div class="message default clearfix joined" id="message8"><div class="body">
<div class="pull_right date details" title="18.10.2024 09:31:00 UTC+03:00">09:31</div>
<div class="reply_to details">In reply to <a href="#go_to_message7">this message</a></div>
<div class="text">Where <a href="https://a.example/">to</a>?</div></div></div>
<div class="message default clearfix" id="message9"><div class="body">
<div class="pull_right date details" title="18.10.2024 09:32:00">09:32</div>
<div class="from_name">Ben</div>
<div class="forwarded body"><div class="from_name">Port Watch <span class="date details"
 title="17.10.2024 20:00:00 UTC+03:00"> 17.10.2024 20:00:00</span></div>
<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/1.jpg"></a></div>
</div></div></div></div></div></div></body></html>"""


def test_a_page_of_an_export(report_of):
    report = report_of(PAGE, "messages.html")
    assert not report.problems
    first, second, third = report.documents
    assert (first.part, first.author, first.title, first.text) == ("7", "Anna", "Harbour & Port", "Two ships\nleft.")
    assert first.published == StatedDate("2024-10-17")
    assert first.fields["time"] == "2024-10-17T22:30:00Z"
    assert (second.author, second.fields["reply_to"]) == ("Anna", "7")
    assert (third.author, third.fields["forwarded_from"], third.text) == ("Ben", "Port Watch", "[photo]")
    assert third.fields["forwarded_time"] == "2024-10-17T17:00:00Z"
    assert third.fields["file"] == "photos/1.jpg"
    assert any("no zone" in note for note in third.notes)


CHANNEL = """<!doctype html><html><body><header
><div class="tgme_channel_info_header_title"
><span>Harbour</span></div
></header>
<main
><div class="tgme_widget_message_wrap"
><div class="tgme_widget_message js-widget_message" data-post="harbour_news/71">
<div class="tgme_widget_message_author"
><a class="tgme_widget_message_owner_name" href="https://t.me/harbour_news"
><span>Harbour News</span></a></div>
<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name"
 href="https://t.me/portwatch/5"
><span>Port Watch</span></a></div>
<a class="tgme_widget_message_reply" href="https://t.me/harbour_news/70"
><div class="tgme_widget_message_text js-message_reply_text">Earlier words</div></a>
<a class="tgme_widget_message_photo_wrap" href="https://t.me/harbour_news/71"></a>
<div class="tgme_widget_message_text js-message_text">Two ships<br/>left.</div>
<div class="tgme_widget_message_footer"
><span class="tgme_widget_message_views">1.2K</span>
<span class="tgme_widget_message_meta">edited <a class="tgme_widget_message_date" href="https://t.me/harbour_news/71"
><time
 datetime="2024-10-18T23:30:00+00:00" class="time">23:30</time></a></span></div></div></div>
<div class="tgme_widget_message service_message" data-post="harbour_news/72"
><div class="tgme_widget_message_text">Channel created</div></div>
<div class="tgme_widget_message" data-post="harbour_news/73"
><a class="tgme_widget_message_date"
><time datetime="2024-10-19T08:00:00+00:00">08:00</time></a></div>
</main></body></html>"""


def test_a_saved_page_of_a_channel(report_of):
    report = report_of(CHANNEL, "harbour.html")
    (document,) = report.documents
    assert (document.part, document.publisher, document.text) == ("71", "Harbour News", "Two ships\nleft.")
    assert (document.url, document.published) == ("https://t.me/harbour_news/71", StatedDate("2024-10-18"))
    wanted = {"forwarded_from": "Port Watch", "reply_to": "70", "edited": "yes", "views": "1.2K", "media": "photo"}
    assert {name: document.fields[name] for name in wanted} == wanted
    (problem,) = report.problems
    assert str(problem).startswith("harbour.html: 73: ")
    assert any("1 message of the service" in note for note in document.notes)
