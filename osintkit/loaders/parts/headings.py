"""Which columns of a table are probably which: by their headings in common languages. Shown, never used unasked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from osintkit.loaders.parts.presets import KNOWN

# en, de, fr, es, it, pt, nl, pl, ru, uk, tr; the first heading of a table that is among a column's words is offered
_WORDS: Mapping[str, str] = {
    "text": (
        "text|texte|texto|testo|tekst|текст|metin|notes|note|notiz|notizen|content|inhalt|contenu|contenido|"
        "conteúdo|contenuto|inhoud|treść|содержание|зміст|içerik|message|nachricht|mensaje|messaggio|"
        "mensagem|wiadomość|сообщение|повідомлення|description|beschreibung|descripción|descrizione|"
        "descrição|opis|описание|опис|body|summary|zusammenfassung|résumé|resumen|comment|kommentar|quote|"
        "zitat|цитата|statement|aussage|post|beitrag"
    ),
    "date": (
        "date|datum|fecha|data|дата|tarih|published|veröffentlicht|publié|publicado|pubblicato|"
        "publication date|erscheinungsdatum|date de publication|fecha de publicación|дата публикации|"
        "дата публікації|day|tag|jour|día|день|timestamp|zeitpunkt|time|created_at|post date"
    ),
    "outlet": (
        "outlet|source|quelle|fuente|fonte|bron|źródło|источник|джерело|kaynak|medium|media|média|medio|"
        "publisher|herausgeber|éditeur|editor|newspaper|zeitung|journal|periódico|giornale|газета|channel|"
        "kanal|canal|chaîne|канал|site|website|domain|издание|видання|сми"
    ),
    "url": "url|link|lien|enlace|adresse|address|web address|webadresse|ссылка|посилання|bağlantı|uri|permalink",
    "title": "title|titel|titre|título|titolo|tytuł|заголовок|название|başlık|headline|überschrift|schlagzeile",
    "speaker": (
        "speaker|sprecher|sprecherin|locuteur|orador|portavoz|relatore|спикер|спікер|said by|author|autor|"
        "auteur|autore|автор|yazar|user|username|account"
    ),
    "event_date": (
        "event date|event_date|ereignisdatum|datum des ereignisses|date de l'événement|fecha del evento|"
        "дата события|дата події|incident date|date of incident"
    ),
    "place": (
        "place|location|ort|lieu|lugar|ubicación|luogo|local|plaats|miejsce|место|місце|yer|city|stadt|ville|"
        "ciudad|città|cidade|город|місто|şehir|town"
    ),
    "lat": "lat|latitude|breite|breitengrad|latitud|latitudine|широта|enlem",
    "lon": "lon|lng|long|longitude|länge|längengrad|longitud|longitudine|долгота|довгота|boylam",
    "qty_best": (
        "number|anzahl|zahl|nombre|número|numero|aantal|liczba|количество|число|кількість|sayı|fatalities|"
        "deaths|killed|tote|opfer|morts|muertos|morti|погибшие|загиблі|count|best"
    ),
    "id": "id|nr|no|№|event id|event_id|kennung|identifier",
    "language": "language|lang|sprache|langue|idioma|lingua|taal|język|язык|мова|dil",
    "note": "remark|remarks|bemerkung|bemerkungen|remarque|observación|osservazione|примечание|примітка",
}
_COLUMNS = {word: column for column, words in _WORDS.items() for word in reversed(words.split("|"))}


def guess(headings: Sequence[str]) -> dict[str, str]:
    """Return the heading that each column of a statement log probably has.

    >>> guess(["Datum", "Quelle", "Text", "Link", "Farbe"])
    {'date': 'Datum', 'outlet': 'Quelle', 'text': 'Text', 'url': 'Link'}
    """
    found: dict[str, str] = {}
    ranks: dict[str, int] = {}
    for heading in headings:
        word = " ".join(re.sub(r"[_\s]+", " ", heading.strip().casefold()).split())
        column = _COLUMNS.get(word) or _COLUMNS.get(word.replace(" ", "_"))
        if column is None:
            continue
        rank = _WORDS[column].split("|").index(word if word in _COLUMNS else word.replace(" ", "_"))
        if rank < ranks.get(column, 1000):
            ranks[column] = rank
            found[column] = heading
    return found


def guess_preset(headings: Sequence[str]) -> str:
    """Return the preset whose own headings a table has, or nothing.

    >>> guess_preset(["event_id_cnty", "event_date", "time_precision", "source", "notes"])
    'acled'
    """
    there = {heading.strip().casefold() for heading in headings}
    return next((name for name, signs in KNOWN.items() if {sign.casefold() for sign in signs} <= there), "")
