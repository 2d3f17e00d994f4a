from __future__ import annotations

from osintkit.corroborate.origins.chains import owners, trace
from osintkit.model import JoinReason


def chain(rows, *evidence, key, **more):
    return trace(evidence, rows.material(*evidence, **more))[key]


def test_a_speaker_of_its_own_is_the_root(rows):
    found = chain(rows, rows.said("1", "nis"), key="E-1")
    assert (found.root, found.direct, found.path) == ("nis", True, ("nis",))


def test_a_relay_leads_to_whose_word_it_passes_on(rows):
    found = chain(rows, rows.said("1", "daily", upstream="nis", access="repeater"), outlets="daily", key="E-1")
    assert (found.root, found.reason, found.path) == ("nis", JoinReason.CITES, ("daily", "nis"))


def test_outlets_on_the_way_are_no_roots(rows):
    found = chain(rows, rows.said("1", "seed", upstream="yonhap nis"), outlets="seed yonhap", key="E-1")
    assert found.root == "nis"


def test_an_outlet_that_names_nobody_is_of_unknown_origin(rows):
    found = chain(rows, rows.said("1", "daily", access="unknown"), outlets="daily", key="E-1")
    assert found.unknown


def test_an_outlet_is_a_root_in_its_own_voice(rows):
    for access in ("issuer", "first_hand"):
        assert chain(rows, rows.said("1", "daily", access=access), outlets="daily", key="E-1").root == "daily"


def test_a_repeater_that_names_nobody_is_of_unknown_origin(rows):
    assert chain(rows, rows.said("1", "minister", access="repeater"), key="E-1").unknown


def test_evidence_without_a_speaker_is_of_unknown_origin(rows):
    assert chain(rows, rows.said("1", None, holder="daily"), outlets="daily", key="E-1").unknown


def test_a_dependence_holds_from_its_day_on(rows):
    evidence = (rows.said("1", "nis", "2024-10-18"), rows.said("2", "nis", "2025-01-12"))
    leans = (rows.leans("nis", "sbu", "2025-01-01"),)
    before, after = (chain(rows, *evidence, dependencies=leans, key=key) for key in ("E-1", "E-2"))
    assert (before.root, after.root) == ("nis", "sbu")
    assert after.reason is JoinReason.RELIES_ON
    assert after.proof == ("documented: nis leans on sbu from 2025-01-01",)


def test_an_undated_statement_may_fall_into_a_dependence(rows):
    found = chain(
        rows, rows.said("1", "nato"), dependencies=(rows.leans("nato", "nis", "2024-10-28", "2024-11-01"),), key="E-1"
    )
    assert found.root == "nis"


def test_a_dependence_may_be_limited_to_claims(rows):
    evidence = (rows.said("1", "nis", claim="faces"), rows.said("2", "nis", claim="other"))
    leans = (rows.leans("nis", "gur", claims=("faces",)),)
    assert [chain(rows, *evidence, dependencies=leans, key=key).root for key in ("E-1", "E-2")] == ["gur", "nis"]


def test_a_cited_source_leads_to_what_it_had_said_itself(rows):
    leak = rows.said("1", "leak", "2024-10-04")
    minister = rows.said("2", "minister", "2024-10-08", upstream="leak")
    quoted = rows.said("3", "paper", "2024-10-09", upstream="minister")
    assert chain(rows, leak, minister, quoted, outlets="paper", key="E-3").root == "leak"


def test_a_cited_outlet_leads_to_what_it_published(rows):
    post = rows.said("1", "leak", "2024-10-04", holder="post")
    quoted = rows.said("2", "minister", "2024-10-08", upstream="post")
    assert chain(rows, post, quoted, outlets="post", key="E-2").root == "leak"


def test_a_leak_quoted_back_to_itself_is_named_and_rooted(rows):
    leak = rows.said("1", "leak", "2024-10-04")
    minister = rows.said("2", "minister", "2024-10-08", upstream="leak")
    back = rows.said("3", "leak", "2024-10-09", upstream="minister")
    found = chain(rows, leak, minister, back, key="E-3")
    assert (found.root, found.loop) == ("leak", ("leak", "minister"))


def test_a_circle_has_no_root_whatever_the_days(rows):
    for days in (("2024-10-01", "2024-10-02"), ("2024-10-02", "2024-10-01"), ("2024-10-01", "2024-10-01"), ("", "")):
        one = rows.said("1", "a", days[0] or None, upstream="b")
        other = rows.said("2", "b", days[1] or None, upstream="a")
        for key in ("E-1", "E-2"):
            found = chain(rows, one, other, key=key)
            assert (found.root, found.loop) == (None, ("a", "b")), days


def test_a_declared_circle_has_no_root(rows):
    leans = (rows.leans("a", "b"), rows.leans("b", "c"), rows.leans("c", "a"))
    found = chain(rows, rows.said("1", "b"), dependencies=leans, key="E-1")
    assert (found.root, found.loop) == (None, ("a", "b", "c"))


def test_a_circle_with_a_root_outside_has_that_root(rows):
    leans = (rows.leans("a", "b"), rows.leans("b", "a"), rows.leans("b", "c"))
    assert chain(rows, rows.said("1", "a"), dependencies=leans, key="E-1").root == "c"


def test_several_roots_make_a_synthesis(rows):
    found = chain(rows, rows.said("1", "monitor", upstream="nis us"), key="E-1")
    assert (found.root, found.pooled) == (None, ("nis", "us"))


def test_voices_of_one_owner_are_no_synthesis(rows):
    sources = (rows.source("peskov", "person", owner="kremlin"), rows.source("putin", "person", owner="kremlin"))
    found = chain(rows, rows.said("1", "agency", upstream="peskov putin"), sources=sources, outlets="agency", key="E-1")
    assert found.pooled == ()
    assert found.root == "peskov"


def test_a_source_that_names_itself_upstream_is_its_own_root(rows):
    assert chain(rows, rows.said("1", "gur", upstream="gur"), key="E-1").direct


def test_a_source_that_is_said_to_lean_on_itself_is_its_own_root(rows):
    chain = trace([rows.said("1", "a")], rows.material(dependencies=(rows.leans("a", "a"),)))["E-1"]
    assert (chain.root, chain.loop) == ("a", ())


def test_an_outlet_that_is_cited_is_no_root(rows):
    material = rows.material(rows.said("1", "paper", upstream="wire"), outlets="paper wire")
    chain = trace(material.evidence, material)["E-1"]
    assert (chain.root, chain.unknown, chain.path) == (None, True, ("paper", "wire"))


def test_an_outlet_beside_a_voice_is_the_way_and_not_the_origin(rows):
    own = rows.said("0", "wire", "2024-10-01", access="issuer")
    relay = rows.said("1", "paper", "2024-10-02", upstream="nis wire")
    material = rows.material(own, relay, outlets="paper wire")
    chain = trace(material.evidence, material)["E-1"]
    assert (chain.root, chain.pooled) == ("nis", ())


def test_a_source_that_has_begun_to_lean_leaves_open_what_is_cited(rows):
    old = rows.said("1", "nis", "2024-10-18")
    relay = rows.said("2", "paper", "2025-01-20", upstream="nis")
    leans = (rows.leans("nis", "sbu", "2025-01-01"),)
    assert chain(rows, old, relay, dependencies=leans, outlets="paper", key="E-2").pooled == ("nis", "sbu")


def test_a_source_that_spoke_in_a_circle_gets_no_root_by_leaning_later(rows):
    circle = (rows.said("1", "a", "2024-10-01", upstream="c"), rows.said("2", "c", "2024-10-01", upstream="a"))
    relay = rows.said("3", "paper", "2024-10-20", upstream="a")
    material = rows.material(*circle, relay, outlets="paper", dependencies=(rows.leans("a", "b", "2024-10-10"),))
    assert [one.root for one in trace(material.evidence, material).values()] == [None, None, None]
    rooted = rows.material(
        rows.said("1", "a", "2024-10-01"), relay, outlets="paper", dependencies=material.dependencies
    )
    assert trace(rooted.evidence, rooted)["E-3"].pooled == ("a", "b")


def test_an_undated_page_is_not_turned_round_by_what_its_source_says_later(rows):
    page = rows.said("1", "a", upstream="d")
    first = rows.said("2", "d", "2024-10-01", upstream="b")
    later = rows.said("3", "d", "2025-02-02")
    material = rows.material(page, first, later)
    assert trace((page, first), material)["E-1"].root == "b"
    assert trace((page, first, later), material)["E-1"].root == "b"


def test_a_relay_of_october_is_not_drawn_into_what_came_in_january(rows):
    relay = rows.said("1", "paper", "2024-10-18", upstream="nis")
    january = rows.said("2", "nis", "2025-01-12", upstream="sbu")
    assert chain(rows, relay, january, outlets="paper", key="E-1").root == "nis"


def test_a_long_line_of_citations_ends(rows):
    line = [rows.said("0", "s0", "2024-10-01")]
    line += [rows.said(str(i), f"s{i}", "2024-10-01", upstream=f"s{i - 1}") for i in range(1, 300)]
    found = trace(line, rows.material(*line))
    assert {one.root for one in found.values()} == {"s0"}


def test_owners_end_where_they_turn(rows):
    sources = {"a": rows.source("a", owner="b"), "b": rows.source("b", owner="a"), "c": rows.source("c", owner="c")}
    assert owners("a", sources) == ("a", "b")
    assert owners("c", sources) == ("c",)


def test_outlets_that_cite_only_each_other_are_a_circle(rows):
    one = rows.said("1", "p", "2024-10-01", upstream="q", access="repeater")
    other = rows.said("2", "q", "2024-10-02", upstream="p", access="repeater")
    assert chain(rows, one, other, outlets="p q", key="E-1").loop == ("p", "q")


def test_a_large_circle_ends(rows):
    ring = [rows.said(str(i), f"s{i}", "2024-10-01", upstream=f"s{(i + 1) % 300}") for i in range(300)]
    found = trace(ring, rows.material(*ring))
    assert {one.root for one in found.values()} == {None}
    assert len({one.loop for one in found.values()}) == 1
