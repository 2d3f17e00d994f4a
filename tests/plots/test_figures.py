"""Figures: true alternative texts, the same bytes twice, any table, hostile words, nothing outside the canvas."""

from __future__ import annotations

import itertools
import warnings
from pathlib import Path

import pytest

from osintkit import open_case, plots
from osintkit.errors import UnknownNameError
from osintkit.tables import to_frame

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = ("nk-troops-in-russia", "nk-casualties", "nk-six-officers")
FIGURES = ("timeline", "tree", "estimates", "verdict", "places")
STANCES = ("supports", "refutes", "neutral")
HOSTILE = {
    "bidi": "Agency \u202egro.elpmaxe\u202c",
    "maths": "a $\\frac{1}{0$ and $x$ for $5",
    "lines": "two\nlines\r\nthree\ttabs",
    "long": "Ministry " * 55,
    "one long word": "x" * 500,
    "surrogate": "half \ud83d of a sign",
    "nothing": "",
    "hangul": "국가정보원",
}


def evidence(number: int, **fields):
    rows = [
        {
            "evidence": f"E-{place:012x}",
            "claim": "c",
            "said": f"2024-{1 + place % 12:02d}-{1 + place % 28:02d}",
            "day": f"2024-{1 + place % 12:02d}-{1 + place % 28:02d}",
            "stance": STANCES[place % 3],
            "status": "accepted",
            "speaker": f"speaker-{place % 90}",
            "holder": f"outlet-{place}",
            "origin": f"O-{place % 200}",
            "quote": "It was so.",
            "place": f"Town {place % 300}",
            "latitude": -80 + (place * 7) % 160,
            "longitude": -179 + (place * 13) % 358,
            **fields,
        }
        for place in range(number)
    ]
    return to_frame(rows, "evidence")


def origins(table, **fields):
    rows = []
    for place, (name, group) in enumerate(table.groupby("origin", sort=False)):
        row = {
            "origin": name,
            "claim": "c",
            "label": f"Origin {name}",
            "stance": group["stance"].iloc[0],
            "counts": place % 7 != 6,
            "pieces": len(group),
            "outlets": group["holder"].nunique(),
            "against_interest": place % 5 == 0,
            "evidence": tuple(group["evidence"]),
        }
        rows.append({**row, **fields})
    return to_frame(rows, "origins")


def estimates(number: int, **fields):
    scopes = ("present", "planned", "cumulative", "killed")
    rows = [
        {
            "claim": "c",
            "originator": f"originator {place % 40}",
            "scope": scopes[place % 4],
            "unit": "soldiers",
            "best": float(3 + place * 6),
            "said": f"2024-{1 + place % 12:02d}-11",
            "day": f"2024-{1 + place % 12:02d}-11",
            "current": True,
            "evidence": f"E-{place:012x}",
            **fields,
        }
        for place in range(number)
    ]
    return to_frame(rows, "estimates")


def history(number: int, **fields):
    statuses = ("unreported", "contested", "corroborated, denied by parties", "admitted by all parties")
    rows = [
        {
            "claim": "c",
            "day": f"{1900 + place // 336}-{1 + place // 28 % 12:02d}-{1 + place % 28:02d}",
            "status": statuses[place // 3 % 4],
            "digit": "3",
            "origins": place % 20,
            "families": place % 9,
            "refuting": place % 4,
            **fields,
        }
        for place in range(number)
    ]
    return to_frame(rows, "history")


def draw(name: str, number: int, names=None, **fields) -> plots.Plot:
    if name == "estimates":
        return plots.estimates(estimates(number, **fields), names)
    if name == "verdict":
        return plots.verdict(history(number, **fields), title=next(iter((names or {}).values()), ""))
    table = evidence(number, **fields)
    if name == "timeline":
        return plots.timeline(table, names)
    return plots.places(table) if name == "places" else plots.origin_tree(origins(table), table, names)


def outside(plot: plots.Plot) -> list[str]:
    """Return the words that stand, in part, outside the figure."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    canvas = FigureCanvasAgg(plot.figure)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        canvas.draw()
    width, height = canvas.get_width_height()
    cut, hidden = [], undrawn(plot.figure)
    for text in plot.figure.findobj(Text):
        if not text.get_visible() or not text.get_text().strip() or text in hidden:
            continue
        box = text.get_window_extent()
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1:
            cut.append(text.get_text())
    return cut


def undrawn(figure) -> set:
    """Matplotlib keeps tick labels that it does not draw: of axes that are off, of ticks beyond the limits."""
    kept = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if not axes.axison or not low <= tick.get_loc() <= high:
                    kept |= {tick.label1, tick.label2}
    return kept


@pytest.fixture(scope="module")
def case():
    return open_case(ROOT, read_only=True)


@pytest.fixture(scope="module")
def worked(case):
    """The five figures of three claims of the worked case."""
    names, found = case.names(), {}
    for claim in CLAIMS:
        held = case.evidence(claim)
        found[claim] = {
            "timeline": plots.timeline(held, names),
            "tree": plots.origin_tree(case.origins(claim), held, names),
            "estimates": plots.estimates(case.estimates(claim), names),
            "verdict": plots.verdict(case.history(claim), title=case.claim(claim).text),
            "places": plots.places(held),
        }
    return found


@pytest.mark.parametrize("claim", CLAIMS)
def test_nothing_stands_outside_the_canvas(worked, claim) -> None:
    assert {name: outside(plot) for name, plot in worked[claim].items()} == {name: [] for name in FIGURES}


@pytest.mark.parametrize("claim", CLAIMS)
def test_timeline_and_map_tell_the_numbers_of_the_table(case, worked, claim) -> None:
    held = case.evidence(claim)
    dated = held.dropna(subset=["said"])
    alt = worked[claim]["timeline"].alt
    assert f"Timeline of {len(dated)} statements" in alt
    for stance, number in dated["stance"].value_counts().items():
        assert f"{number} {stance}" in alt
    undated = len(held) - len(dated)
    assert (f"{undated} undated statement" in alt) == bool(undated)
    located = held.dropna(subset=["latitude"])
    alt = worked[claim]["places"].alt
    assert f"Map of {len(located)} statements at {located['place'].nunique()} place" in alt
    busiest = located["place"].value_counts()
    assert f"({busiest.iloc[0]} statement" in alt


@pytest.mark.parametrize("claim", CLAIMS)
def test_tree_tells_how_many_origins_count(case, worked, claim) -> None:
    found = case.origins(claim)
    alt = worked[claim]["tree"].alt
    counting = found[found["counts"]]
    supporting = int((counting["stance"] == "supports").sum())
    assert f"Tree of {len(found)} origins with {int(found['pieces'].sum())} pieces of evidence" in alt
    assert f"{supporting} support" in alt
    assert supporting == case.dossier(claim).verdict.origins
    idle = len(found) - len(counting)
    assert (f"{idle} count for none" in alt) == bool(idle)
    assert f"with {found['pieces'].max()} pieces." in alt


@pytest.mark.parametrize("claim", CLAIMS)
def test_verdict_tells_every_status_also_the_first(case, worked, claim) -> None:
    steps = case.history(claim)
    alt = worked[claim]["verdict"].alt
    assert f"Verdict through time: from {steps['day'].iloc[0]:%Y-%m-%d} {steps['status'].iloc[0]}" in alt
    assert f"{steps['status'].iloc[-1]}. At the end {steps['origins'].iloc[-1]} independent origin" in alt


@pytest.mark.parametrize("claim", CLAIMS)
def test_estimates_keep_what_is_counted_apart(case, worked, claim) -> None:
    table = case.estimates(claim).dropna(subset=["day"])
    plot = worked[claim]["estimates"]
    counted = {(scope, unit) for scope, unit in zip(table["scope"], table["unit"].fillna(""), strict=True)}
    assert len(plot.figure.axes) == len(counted)
    for scope, unit in counted:
        rows = table[(table["scope"] == scope) & (table["unit"].fillna("") == unit)][["low", "best", "high"]]
        assert f"{scope} {rows.min().min():,.0f}" in plot.alt
        assert f"{rows.max().max():,.0f} {unit}".rstrip() in plot.alt


def test_a_plan_never_stands_on_the_axis_of_a_presence() -> None:
    plot = plots.estimates(estimates(8))
    titles = [axes.get_title(loc="left") for axes in plot.figure.axes]
    assert [title.split(" (")[0] for title in titles] == ["cumulative", "killed", "planned", "present"]


def test_numbers_far_apart_take_a_logarithmic_scale_that_says_so() -> None:
    wide = plots.estimates(estimates(2, scope="present").assign(best=[3.0, 12_000.0])).figure.axes[0]
    near = plots.estimates(estimates(2, scope="present").assign(best=[3_000.0, 12_000.0])).figure.axes[0]
    assert (wide.get_yscale(), near.get_yscale()) == ("log", "linear")
    assert "logarithmic" in wide.get_title(loc="left")
    assert "logarithmic" not in near.get_title(loc="left")


def _legend(plot) -> list[str]:
    return [text.get_text() for legend in plot.figure.legends for text in legend.get_texts()]


def test_changed_replaced_and_open_numbers_are_marked_and_explained() -> None:
    table = estimates(3, scope="present").assign(
        distorts=["E-1 passes on 4,000 killed", None, None],
        current=[True, False, True],
        best=[4.0, 5.0, None],
        low=[None, None, 7.0],
    )
    plot = plots.estimates(table)
    words = " | ".join(_legend(plot))
    assert "1 number changed on the way" in plot.alt
    assert all(part in words for part in ("cross:", "open:", "arrow:"))
    quiet = " | ".join(_legend(plots.estimates(estimates(3, scope="present"))))
    assert not any(part in quiet for part in ("cross:", "open:", "arrow:"))


def test_what_counts_for_none_is_apart_and_hollow() -> None:
    table = evidence(4).assign(origin=["a", "a", "b", "c"], stance="supports")
    found = origins(table).assign(counts=[True, False, False])
    plot = plots.origin_tree(found, table)
    words = [text.get_text() for text in plot.figure.axes[0].texts]
    assert "Support the claim: 1" in words
    assert any(text.startswith("Count for none: 2") for text in words)
    assert "1 support, 2 count for none" in plot.alt


def test_a_large_origin_stays_legible(case, worked) -> None:
    largest = max(case.origins(CLAIMS[0])["pieces"])
    assert largest > 25
    height = worked[CLAIMS[0]]["tree"].figure.get_size_inches()[1]
    assert height < 20


@pytest.mark.parametrize("name", FIGURES)
def test_same_data_same_bytes(name) -> None:
    assert draw(name, 30).png() == draw(name, 30).png()


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("number", [0, 1, 2000])
def test_any_number_of_rows(name, number) -> None:
    plot = draw(name, number)
    assert plot.alt.endswith(".")
    assert plot.png().startswith(b"\x89PNG")
    assert max(plot.figure.get_size_inches()) < 32
    assert outside(plot) == []


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_are_drawn_as_words(name, kind) -> None:
    words = HOSTILE[kind]
    fields = {
        "timeline": {"speaker": words, "holder": words},
        "tree": {"speaker": words, "holder": words},
        "estimates": {"originator": words, "unit": words},
        "verdict": {},
        "places": {"place": words},
    }[name]
    plot = draw(name, 6, {"x": words}, **fields)
    assert plot.png().startswith(b"\x89PNG")
    plot.alt.encode("utf-8")
    assert "\u202e" not in plot.alt
    assert outside(plot) == []


@pytest.mark.parametrize("name", ["timeline", "tree", "places"])
def test_a_stance_that_nobody_knows_is_refused(name) -> None:
    with pytest.raises(UnknownNameError, match="supports"):
        draw(name, 3, stance="support")


def test_one_map_has_no_stripes() -> None:
    from osintkit.plots.map import _land

    for ring in _land():
        steps = [abs(later[0] - earlier[0]) for earlier, later in itertools.pairwise(ring) if earlier[1] > -85]
        assert max(steps) < 180


def test_a_plot_shows_itself_as_picture_with_its_text() -> None:
    data, metadata = draw("timeline", 3)._repr_mimebundle_()
    assert metadata == {"image/png": {"alt": data["text/plain"]}}
    assert data["text/plain"].startswith("Timeline of 3 statements")
