"""What every exporter must do, ours and a third party's: add one by an entry point and it is tested here."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime
from importlib.metadata import EntryPoint

import pytest

from osintkit import exporters
from osintkit.errors import SetupError, UnknownNameError
from osintkit.exporters import Exporter, ExportMaterial, available, export, problems
from osintkit.journal import Judgments
from osintkit.model import (
    Capture,
    Claim,
    Document,
    Evidence,
    GradeJudgment,
    Link,
    Passage,
    Reliability,
    Source,
    SourceKind,
)

HOSTILE = (
    "</script><script>alert(1)</script> \u202e شمال \N{WOMAN}\u200d\N{GIRL} e\u0301 \x00\x1b]8;;x\x07 =1+1 "
    "\ud83d ]]> --> \r\n\u2028 end"
)
AT = datetime(2024, 10, 28, tzinfo=UTC)


def hostile_material() -> ExportMaterial:
    passage = Passage.of("D-1", HOSTILE, 9, len(HOSTILE) - 4)
    link = Link(claim="c", passage=passage, analyst="anna", at=AT, note=HOSTILE)
    grade = GradeJudgment(source="s", letter=Reliability.B, analyst="anna", at=AT)
    return ExportMaterial(
        case_id="demo",
        title=HOSTILE,
        claims={"c": Claim(id="c", text=HOSTILE)},
        sources={"s": Source(id="s", name=HOSTILE, kind=SourceKind.OUTLET)},
        captures={"ab": Capture(sha256="ab", size=1, media_type="text/html", name=HOSTILE, received=AT)},
        documents={"D-1": Document(id="D-1", capture="ab", text=HOSTILE, url="javascript:alert(1)", loader="html/1")},
        evidence=(Evidence(id="E-1", claim="c", passage=passage),),
        judgments=Judgments(links=(link,), given=(link,), grades=(grade,)),
    )


MATERIALS = {"empty": ExportMaterial(case_id="demo"), "hostile": hostile_material()}


@pytest.fixture(params=sorted(available()))
def exporter(request) -> Exporter:
    return available()[request.param]


@pytest.fixture(params=sorted(MATERIALS))
def material(request) -> ExportMaterial:
    return MATERIALS[request.param]


def test_every_installed_exporter_loads():
    assert problems() == {}
    assert "webannotation" in available()


def test_it_says_what_it_is(exporter):
    assert isinstance(exporter, Exporter)
    assert exporter.name
    assert exporter.version
    assert "/" in exporter.media_type
    assert exporter.suffix.startswith(".")


def test_its_name_is_that_of_its_entry_point(exporter):
    assert available()[exporter.name] is not None


def test_the_same_material_gives_the_same_bytes(exporter, material):
    first = exporter.export(material)
    assert isinstance(first, bytes)
    assert first
    assert type(exporter)().export(material) == first


def test_it_writes_and_fetches_nothing(exporter, material, tmp_path, monkeypatch):
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("an exporter opened a connection")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket, "socket", refuse)
    exporter.export(material)
    assert list(tmp_path.iterdir()) == []


def test_it_takes_nothing_from_the_machine(exporter, material, monkeypatch):
    first = exporter.export(material)
    for name in ("USER", "LOGNAME", "HOME", "TZ", "LANG"):
        monkeypatch.setenv(name, "elsewhere")
    assert exporter.export(material) == first


def test_what_it_writes_is_whole_in_its_format(exporter, material):
    data = exporter.export(material)
    if "json" in exporter.media_type:
        json.loads(data.decode("utf-8"))
    elif exporter.media_type.startswith("text/"):
        data.decode("utf-8")


class Broken:
    pass


class Raising:
    def __init__(self) -> None:
        raise RuntimeError("no such library")


def test_a_broken_one_is_told_and_the_others_work(monkeypatch):
    real = exporters.entry_points

    def points(group):
        more = [EntryPoint(each.__name__.lower(), f"{__name__}:{each.__name__}", group) for each in (Broken, Raising)]
        return [*real(group=group), *more, EntryPoint("gone", "no_such_module:Thing", group)]

    monkeypatch.setattr(exporters, "entry_points", points)
    monkeypatch.setattr(EntryPoint, "load", _load)
    assert "webannotation" in available()
    assert set(problems()) == {"broken", "raising", "gone"}
    assert "no such library" in problems()["raising"]
    with pytest.raises(SetupError, match=r"raising.*no such library"):
        export("raising", MATERIALS["empty"])


def _load(point):
    from importlib import import_module

    module, _, name = point.value.partition(":")
    return globals()[name] if module == __name__ else getattr(import_module(module), name)


def test_an_unknown_format_is_refused_with_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean 'webannotation'"):
        export("webanotation", MATERIALS["empty"])
    assert export("webannotation", MATERIALS["empty"]) == available()["webannotation"].export(MATERIALS["empty"])
