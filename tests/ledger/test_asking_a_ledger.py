"""Asking: by speaker, words, site, act and dates, in the order of publication."""

import sqlite3
import threading
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_readers import page, plain

from reportedly import phrasing
from reportedly.errors import LedgerError
from reportedly.ledger import Counts, asking, keys
from reportedly.model import PageMetadata, Relay, Statement

PAGES = [
    page("Undated leak\nA source said the plan is real", "undated.txt"),
    page(
        "Talks in Zürich\nThe talks were on 2023-09-30.\nThe Kremlin said a visit is in preparation.\n"
        'Šimon Kovář denied "the visit" was planned.',
        "talks.txt",
        metadata=PageMetadata(site="News of Example.org"),
        url="https://example.org/talks",
    ),
    page(
        "Visit over\nOn 2023-10-01 it ended.\nThe minister confirmed the North Korean missiles.\n"
        "They said missile parts were found.\nHe denied that the North, as Korea has it, was visited.",
        "visit.txt",
        metadata=PageMetadata(site="Other Example"),
    ),
]


@pytest.fixture
def asked(fill, ledger):
    """What is said in the answers to a question."""
    fill(PAGES)

    def asked(**question: object) -> list[str]:
        return [statement.content.rstrip(".") for statement in ledger.statements(**question)]

    return asked


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    from reportedly.ledger import Ledger, adding, opening

    path = tmp_path_factory.mktemp("ledger") / "news.ledger"
    opening.create(path)
    connection = opening.connect(path)
    adding.add(connection, PAGES, workers=1, reader="invented_readers:plain")
    connection.close()
    with Ledger(path) as ledger:
        yield ledger


def test_a_statement_carries_the_words_it_rests_on(fill, ledger):
    fill(PAGES)
    statement = next(ledger.statements(speaker="Kremlin"))
    assert statement == Statement(
        id=f"{statement.page}/a1",
        page=statement.page,
        content="a visit is in preparation.",
        manner="indirect",
        speaker="Government of Russia",
        source="The Kremlin",
        cue="said",
        act="state",
        factuality="CT+",
        countries=("RU",),
        through=(Relay("agency", "TASS"), Relay("site", "example.org")),
        published=datetime(2023, 9, 30),
        site="News of Example.org",
        headline="Talks in Zürich",
        found_at="talks.txt",
    )
    assert ledger.reading(statement.page) == plain(PAGES[1])


def test_answers_come_by_date_then_by_place_and_undated_last(asked):
    assert asked() == [
        "a visit is in preparation",
        '"the visit" was planned',
        "the North Korean missiles",
        "missile parts were found",
        "that the North, as Korea has it, was visited",
        "the plan is real",
    ]


@pytest.mark.parametrize(
    ("speaker", "count"),
    [
        ("Kremlin", 1),
        ("the kremlin", 1),
        ("KREMLIN", 1),
        ("Kreml", 0),
        ("Kreml*", 1),
        ("Russia", 1),
        ("simon kovar", 2),
        ("Kovář", 2),
        ("Jun Ito", 1),
        ("Ana Belo", 1),
        ("visit", 0),
    ],
)
def test_speakers_are_found_by_name_or_by_the_words_for_them(asked, speaker, count):
    assert len(asked(speaker=speaker)) == count


@pytest.mark.parametrize(
    ("about", "count"),
    [
        ("visit", 5),
        ("North Korea", 1),
        ('"North Korean"', 1),
        ("“North Korean”", 1),
        ('"North Korea"', 0),
        ('"north kore"*', 1),
        ("missile", 1),
        ("missile*", 2),
        ("missiles -- !! minister", 1),
        ("zurich", 2),
        ("kremlin visit", 1),
        ("kremlin minister", 0),
        ("!!", 0),
        ("NOT visit", 0),
        ("source : kremlin", 0),
    ],
)
def test_words_are_found_in_content_source_and_headline(asked, about, count):
    assert len(asked(about=about)) == count


def test_sites_are_found_by_their_words_in_order(asked):
    assert len(asked(site="example.org")) == 2
    assert len(asked(site="example")) == 5
    assert len(asked(site="Example News")) == 0
    assert asked(act="deny", site="other example") == ["that the North, as Korea has it, was visited"]


@pytest.mark.parametrize(
    ("asked_for", "count"),
    [
        ({"act": "state"}, 3),
        ({"act": "denies"}, 2),
        ({"act": "Deny"}, 2),
        ({"act": "thank"}, 0),
        ({"factuality": "CT-"}, 2),
        ({"factuality": "certainly not"}, 2),
        ({"factuality": "ct+"}, 4),
        ({"factuality": "Uu"}, 0),
        ({"country": "RU"}, 1),
        ({"country": "russia"}, 1),
        ({"country": "IT"}, 1),
        ({"country": "Japan"}, 1),
        ({"country": "the United States"}, 0),
        ({"relay": "TASS"}, 6),
        ({"relay": "Itar-Tass"}, 6),
        ({"relay": "example.org"}, 6),
        ({"relay": "KCNA"}, 0),
        ({"relay": "org example"}, 0),
        ({"act": "deny", "factuality": "CT-", "relay": "tass", "since": "2023-10"}, 1),
        ({"act": "state", "country": "RU", "site": "example.org", "speaker": "Kremlin"}, 1),
        ({"act": "deny", "country": "RU"}, 0),
    ],
)
def test_acts_factuality_countries_and_relays_may_be_combined(asked, asked_for, count):
    assert len(asked(**asked_for)) == count


@pytest.mark.parametrize(
    ("asked_for", "because"),
    [
        ({"act": "refute"}, "'refute' is not an act; these are: state, report, .*regret$"),
        ({"factuality": "denied"}, r"'denied' is not a factuality; these are: CT\+ \(certain\), .*"),
        ({"country": "Ruritania"}, r"'Ruritania' is not a country: give its ISO 3166-1 code \(KP\) or .*"),
    ],
)
def test_what_is_no_act_factuality_or_country_is_refused_at_once_in_one_line(
    ledger, fill, asked_for, because
):
    fill([])
    with pytest.raises(LedgerError, match=because) as error:
        ledger.statements(**asked_for)
    assert "\n" not in str(error.value)


def test_every_act_is_found_in_both_its_forms(shared):
    for act, says in phrasing.acts().items():
        assert list(shared.statements(act=act)) == list(shared.statements(act=says))


def test_nested_statements_follow_the_one_they_stand_in_and_say_who_tells_them(fill, ledger):
    told = "Lind said that the mediator said that Baltrade denied it"
    fill([page(f"Hearsay\n{told}\nHe denied all of it")], reader="nesting")
    first, second, third, last = ledger.statements()
    assert [found.content for found in (first, second, third)] == [
        "that the mediator said that Baltrade denied it",
        "that Baltrade denied it",
        "it",
    ]
    assert [found.within for found in (first, second, third)] == [None, first.id, second.id]
    assert [found.told_by for found in (first, second, third)] == [(), ("Lind",), ("the mediator", "Lind")]
    assert third.id == f"{third.page}/a1.1.1"
    assert last.answers == (first.id,)
    assert last.answered == (first.content,)
    assert [found.source for found in ledger.statements(speaker="Baltrade")] == ["Baltrade"]
    assert [found.source for found in ledger.statements(relay="letter")] == ["the mediator", "Baltrade"]


def test_joint_speakers_countries_stand_in_their_order(fill, ledger):
    fill(PAGES)
    (joint,) = ledger.statements(country="IT")
    assert (joint.speaker, joint.countries) == ("Ana Belo, Jun Ito", ("IT", "JP"))


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        ("2023", None, 5),
        ("2023-09", "2023-09", 2),
        (None, "2023-09", 2),
        ("2023-10-01", None, 3),
        (date(2023, 10, 1), date(2023, 10, 1), 3),
        (datetime(2023, 10, 1, 0, 0, 1), None, 0),
        ("2023-09-30T00:00", "2023-09-30 00:00:00", 2),
        ("2024", None, 0),
        ("2023-W39", "2023-W39", 5),
        ("2023-W40", None, 0),
        (None, "9999", 5),
        ("0001", None, 5),
        (None, None, 6),
    ],
)
def test_dates_bound_the_day_of_publication(asked, since, until, count):
    assert len(asked(since=since, until=until)) == count


@pytest.mark.parametrize("since", ["yesterday", "", "2023-13", "2023-02-30", "0000", "12/06/2024", "99999"])
def test_what_is_no_date_is_refused_at_once(ledger, fill, since):
    fill([])
    with pytest.raises(LedgerError, match="is not a date: give"):
        ledger.statements(since=since)


def test_more_statements_in_a_second_than_it_has_keys(fill, ledger, monkeypatch):
    monkeypatch.setattr(keys, "KEYS_PER_SECOND", 3)
    monkeypatch.setattr(asking, "KEYS_PER_SECOND", 3)
    pages = [page(f"Of 2023-09-30\nShe said {n}a\nShe said {n}b") for n in range(5)]
    fill([*pages, page("Undated\nShe said z")])
    contents = [statement.content for statement in ledger.statements()]
    assert contents == [f"{n}{letter}" for n in range(5) for letter in "ab"] + ["z"]


def test_blank_words_ask_for_nothing(asked):
    assert len(asked(speaker="", about=" ", site="\n")) == 6


def test_limits(asked, monkeypatch):
    everything = asked()
    for batch in (1, 2, 500):
        monkeypatch.setattr(asking, "BATCH", batch)
        assert asked() == everything
        assert asked(about="visit") == [content for content in everything if content in asked(about="visit")]
        for limit in (0, 1, 3, 100):
            assert asked(limit=limit) == everything[:limit]
    with pytest.raises(LedgerError, match="the limit"):
        asked(limit=-1)


QUESTIONS = st.one_of(st.text(), st.text(alphabet="\"'*“”«»()[]{}:^-+~ aANDORNOTEAR\0\\%_", max_size=40))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(speaker=QUESTIONS, about=QUESTIONS, site=QUESTIONS, relay=QUESTIONS)
def test_no_words_are_an_error(shared, speaker, about, site, relay):
    for asked in ({"about": about}, {"speaker": speaker, "about": about, "site": site, "relay": relay}):
        list(shared.statements(**asked))


def test_very_many_words_are_no_error_and_broken_ones_neither(shared):
    assert len(list(shared.statements(about="visit " * 20_000))) == 5
    assert list(shared.statements(about="\ud800", speaker="\udcff*")) == []


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_a_word_of_a_statement_finds_it(tmp_path_factory, word):
    from reportedly.ledger import Ledger, adding, opening

    path = tmp_path_factory.mktemp("ledger") / "news.ledger"
    opening.create(path)
    connection = opening.connect(path)
    adding.add(connection, [page(f"H\nShe said x {word} y")], workers=1, reader="invented_readers:plain")
    connection.close()
    with Ledger(path) as ledger:
        assert len(list(ledger.statements(about=word))) == 1


def test_pages_come_in_the_order_they_were_added(fill, ledger, monkeypatch):
    monkeypatch.setattr(asking, "BATCH", 2)
    fill(PAGES)
    entries = list(ledger.pages())
    assert [entry.found_at for entry in entries] == ["undated.txt", "talks.txt", "visit.txt"]
    assert [entry.statements for entry in entries] == [1, 2, 3]
    assert entries[1].site == "News of Example.org"
    assert entries[1].published == datetime(2023, 9, 30)
    assert list(ledger.pages(limit=1)) == entries[:1]


def test_counts(fill, ledger):
    fill([*PAGES, page("", "empty.txt")])
    earliest, latest = datetime(2023, 9, 30), datetime(2023, 10, 1)
    assert ledger.counts() == Counts(3, 6, 2, 1, earliest, latest)


def test_a_page_that_is_not_held_has_no_reading(fill, ledger):
    fill(PAGES)
    for page_id in ("0", "", "\udcff", "' OR 1 = 1 --"):
        with pytest.raises(LedgerError, match="holds no page"):
            ledger.reading(page_id)


def test_several_threads_may_ask(fill, ledger):
    fill(PAGES)
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(list(ledger.statements())))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [6] * 8


def test_no_question_sorts_or_scans_a_whole_table(fill, path):
    """Each must walk an index in its own order: SQLite's plan says whether it does."""
    fill(PAGES)
    connection = sqlite3.connect(path)
    plans = {
        "searched": """SELECT statements.* FROM search CROSS JOIN statements ON statements.key = search.rowid
            WHERE search MATCH 'a' AND search.rowid BETWEEN 1 AND 9 ORDER BY search.rowid LIMIT 5""",
        "by date": "SELECT * FROM statements WHERE key BETWEEN 1 AND 9 ORDER BY key LIMIT 5",
        "by site": "SELECT * FROM articles WHERE site = 'a' ORDER BY published_earliest",
    }
    for asked, sql in plans.items():
        for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}"):
            assert "TEMP B-TREE" not in step, asked
            assert not step.startswith("SCAN") or "VIRTUAL TABLE" in step or "subquery" in step, asked
    connection.close()
