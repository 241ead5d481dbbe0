"""Who is who across pages; merged and split by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, opening
from reportedly.ledger.bearers import Seen, keys, skeleton, spelt_alike
from reportedly.ledger.writing import page_hash, write_page
from reportedly.model import Actor, Article, Mention, Page, Reading, Span, to_json

TEXTS = {
    "2024-06-12": (
        "Kim Jong Un sent a message to Russian President Vladimir Putin. Mr. Kim said that Russia was a friend. "
        "The Kremlin said that a visit was planned."
    ),
    "2024-06-13": (
        "The National Grain Board (NGB) bought wheat, its director, Samuel Adeyo, said. The NGB denied that Kim "
        "Jong-un had paid. John Smith, a plumber, said that the NGB was slow."
    ),
    "2024-06-14": (
        "The NGB said that Agriculture Minister John Smith had resigned. Vladimir Putin visited North Korea. "
        "Smith denied that he had resigned."
    ),
    "2024-07-01": (
        "The North Korean leader said that the Kremlin was wrong. Kim Jong Un accused the NGB of lying."
    ),
}


def written(folder: Path) -> Path:
    lines = [
        json.dumps({"title": "", "text": text, "published": day, "url": f"https://news.example/{day}"})
        for day, text in TEXTS.items()
    ]
    path = folder / "pages.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("actors"))


@pytest.fixture(scope="module")
def asked(pages: Path) -> Iterator[Ledger]:
    """A ledger that nothing is changed in."""
    with Ledger(pages.parent / "asked.ledger") as made:
        made.add([pages], workers=1)
        yield made


@pytest.fixture
def ledger(pages: Path, asked: Ledger, tmp_path: Path) -> Iterator[Ledger]:
    """One of its own for each test: the same pages."""
    asked.close()
    copy = tmp_path / "news.ledger"
    copy.write_bytes((pages.parent / "asked.ledger").read_bytes())
    with Ledger(copy) as made:
        yield made


def said(ledger: Ledger, actor: str) -> list[str]:
    return [statement.content for statement in ledger.statements(speaker=f"@{actor}")]


def page_of(ledger: Ledger, day: str) -> str:
    return next(
        entry.id for entry in ledger.pages() if entry.published and f"{entry.published:%Y-%m-%d}" == day
    )


def counts(ledger: Ledger) -> list[tuple[str, int, int, int]]:
    return [(one.id, one.pages, one.statements, one.about) for one in ledger.actors()]


def test_one_actor_across_pages_under_every_name(asked: Ledger) -> None:
    record = asked.actor("kim-jong-un")
    assert record.actor.pages == 3
    assert {name.name for name in record.names} >= {"Kim Jong Un", "Kim Jong-un"}
    first, last = record.actor.first_seen, record.actor.last_seen
    assert (f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}") == ("2024-06-12", "2024-07-01")
    assert "that the Kremlin was wrong" in " ".join(said(asked, "kim-jong-un"))


def test_letters_on_another_page_are_the_body_they_stood_for(asked: Ledger) -> None:
    assert asked.actor("national-grain-board").actor.pages == 3
    assert [one.id for one in asked.actors("NGB")] == ["national-grain-board"]


def test_a_plumber_and_a_minister_of_one_name_are_two(asked: Ledger) -> None:
    assert {one.id for one in asked.actors("smith")} == {"john-smith", "john-smith~2"}
    assert said(asked, "john-smith") == ["that the NGB was slow"]


def test_statements_about_an_actor_name_it_by_any_words(asked: Ledger) -> None:
    about = [(one.speaker, one.content) for one in asked.statements(about="@national-grain-board")]
    assert ("John Smith", "that the NGB was slow") in about
    assert all(speaker != "National Grain Board" for speaker, _ in about)


def test_events_and_timelines_are_asked_for_by_id(asked: Ledger) -> None:
    assert [event.words for event in asked.events(actor="@vladimir-putin")] == ["visited"]
    assert [line.type for line in asked.timeline("@vladimir-putin", "@north-korea")] == ["CONSULT"]


def test_kind_and_country_narrow_the_list_and_most_named_come_first(asked: Ledger) -> None:
    assert {one.id for one in asked.actors(kind="country")} == {"russia", "north-korea"}
    assert {one.id for one in asked.actors(country="KP")} == {"kim-jong-un", "north-korea"}
    named = [one.pages for one in asked.actors()]
    assert named == sorted(named, reverse=True)
    assert len(list(asked.actors(limit=2))) == 2


@pytest.mark.parametrize("wrong", [{"kind": "dragon"}, {"country": "Nowhere"}])
def test_what_is_no_kind_or_country_is_refused(asked: Ledger, wrong: dict[str, str]) -> None:
    with pytest.raises(LedgerError, match="is not a"):
        list(asked.actors(**wrong))


def test_an_id_that_is_not_there_is_refused_with_what_to_do(asked: Ledger) -> None:
    with pytest.raises(LedgerError, match="no actor '@nobody'"):
        list(asked.statements(speaker="@nobody"))


def test_adding_twice_changes_nothing(ledger: Ledger, pages: Path) -> None:
    before = list(ledger.actors())
    ledger.add([pages], workers=1)
    assert list(ledger.actors()) == before


def test_merged_actors_are_one_in_every_question(ledger: Ledger) -> None:
    ledger.merge_actors("john-smith", "@john-smith~2")
    [one] = ledger.actors("smith")
    assert (one.id, one.pages, one.statements) == ("john-smith", 2, 2)
    assert said(ledger, "john-smith") == said(ledger, "john-smith~2")
    assert len(said(ledger, "john-smith")) == 2
    assert ledger.actor("john-smith").merged == ("john-smith~2",)
    with pytest.raises(LedgerError, match="one actor already"):
        ledger.merge_actors("john-smith", "john-smith~2")


def test_a_split_actor_is_another_on_that_page_alone(ledger: Ledger) -> None:
    other = ledger.split_actor("national-grain-board", [page_of(ledger, "2024-06-14")])
    assert other == "national-grain-board~2"
    assert said(ledger, other) == ["that Agriculture Minister John Smith had resigned"]
    assert said(ledger, "national-grain-board") == ["that Kim Jong-un had paid"]
    assert (ledger.actor(other).actor.pages, ledger.actor("national-grain-board").actor.pages) == (1, 2)


def test_a_split_needs_a_page_that_names_the_actor(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="does not name"):
        ledger.split_actor("samuel-adeyo", [page_of(ledger, "2024-06-12")])
    assert list(ledger.corrections()) == []


def test_events_of_a_split_actor_go_with_it(ledger: Ledger) -> None:
    other = ledger.split_actor("vladimir-putin", [page_of(ledger, "2024-06-14")])
    assert list(ledger.events(actor="@vladimir-putin")) == []
    assert [event.words for event in ledger.events(actor=f"@{other}")] == ["visited"]


def test_corrections_are_done_again_where_the_pages_are_read_again(ledger: Ledger, tmp_path: Path) -> None:
    ledger.merge_actors("john-smith", "john-smith~2")
    other = ledger.split_actor("national-grain-board", [page_of(ledger, "2024-06-14")])
    with Ledger(tmp_path / "again.ledger") as again:
        again.add([ledger.path], workers=1)
        assert list(again.actors()) == list(ledger.actors())
        assert said(again, other) == said(ledger, other)
        again.add([ledger.path], workers=1)
        assert len(list(again.corrections())) == 2


def test_corrections_wait_for_their_pages(ledger: Ledger, pages: Path, tmp_path: Path) -> None:
    """Pages that come in another order, and not from the ledger, are merged all the same."""
    ledger.merge_actors("john-smith", "john-smith~2")
    backwards = tmp_path / "backwards.jsonl"
    lines = pages.read_text(encoding="utf-8").splitlines()
    backwards.write_text("\n".join(reversed(lines)), encoding="utf-8")
    with Ledger(tmp_path / "other.ledger") as other:
        other.add([backwards], workers=1)
        assert len(list(other.actors("smith"))) == 2
        other.add([ledger.path], workers=1)
        assert len(list(other.actors("smith"))) == 1
        assert [one.done for one in other.corrections()] == [True]


@pytest.mark.parametrize("kind", ["merge", "split"])
def test_a_correction_is_taken_back_whole(ledger: Ledger, kind: str) -> None:
    before = counts(ledger)
    if kind == "merge":
        ledger.merge_actors("kremlin", "russia")
    else:
        ledger.split_actor("kim-jong-un", [page_of(ledger, "2024-06-13"), page_of(ledger, "2024-07-01")])
    assert counts(ledger) != before
    for one in list(ledger.corrections()):
        ledger.undo_correction(one.nth)
    assert counts(ledger) == before
    assert list(ledger.corrections()) == []


def test_a_merger_into_what_is_merged_is_undone_alone(ledger: Ledger) -> None:
    ledger.merge_actors("kremlin", "russia")
    ledger.merge_actors("vladimir-putin", "kremlin")
    assert ledger.actor("russia").actor.id == "vladimir-putin"
    ledger.undo_correction(2)
    assert ledger.actor("russia").actor.id == "kremlin"
    assert ledger.actor("vladimir-putin").merged == ()


def test_a_company_that_was_taken_for_a_person_is_the_company_it_is_elsewhere(tmp_path: Path) -> None:
    with Ledger(tmp_path / "n.ledger") as ledger:
        ledger.add([Path(__file__).parents[2] / "examples" / "pages" / "port-strike"])
        named = [one for one in ledger.actors() if one.name == "Baltrade"]
        assert [(one.id, one.kind) for one in named] == [("baltrade", "company")]
        assert named[0].pages > 5


def test_a_word_that_was_taken_for_a_person_is_the_place_it_is_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "news.ledger"
    opening.create(path)
    with closing(opening.connect(path)) as connection:
        for number, kind in enumerate(("person", "place", "person")):
            text = f"They left Orlec on day {number}."
            actor = Actor("orlec", "Orlec", kind)
            reading = Reading(Article(text), mentions=(Mention(Span(10, 15), actor, "name"),))
            page = Page(text.encode(), source=f"{number}.txt", media_type="text/plain")
            write_page(connection, page, page_hash(page), to_json(reading))
    with Ledger(path) as made:
        assert [(one.id, one.kind, one.pages) for one in made.actors()] == [("orlec", "place", 3)]


_NAMES = st.sampled_from(
    ["Ann Lee", "Volodymyr Zelensky", "Volodymyr Zelenskyy", "Kim Jong-un", "Kim Jong-il", "J. Lee"]
)


@given(_NAMES, _NAMES)
def test_spelling_is_alike_both_ways_and_found_by_the_same_key(one: str, other: str) -> None:
    assert spelt_alike(one, other) == spelt_alike(other, one)
    if spelt_alike(one, other) and skeleton(one) == skeleton(other):
        found = [set(keys(Seen(Actor(name.lower(), name, "person")))) for name in (one, other)]
        assert found[0] & found[1]


@settings(max_examples=10, deadline=None)
@given(st.permutations(sorted(TEXTS)))
def test_the_order_of_pages_does_not_change_how_many_there_are(days: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        lines = [
            json.dumps({"title": "", "text": TEXTS[day], "published": day, "url": f"https://n.example/{day}"})
            for day in days
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        with Ledger(Path(folder) / "news.ledger") as made:
            made.add([path], workers=1)
            found = {one.name.replace("-", " ").lower(): one.pages for one in made.actors()}
            assert made.actor("@national-grain-board").actor.pages == 3
    assert found.pop("john smith") in {1, 2}
    assert found == {
        "kim jong un": 3,
        "kremlin": 2,
        "national grain board": 3,
        "north korea": 1,
        "russia": 1,
        "samuel adeyo": 1,
        "vladimir putin": 2,
    }
