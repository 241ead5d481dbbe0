"""Events of a ledger: asked by their sides, types, statuses and dates; as CSV; as a timeline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import cli
from reportedly.errors import LedgerError
from reportedly.ledger import COLUMNS, Ledger, row_of

TEXTS = {
    "2024-05-03": "Norway and Chad signed a treaty on 3 May 2024. Russian forces shelled the rebels in Bamako.",
    "2024-05-04": "Norway signed a treaty with Chad on 3 May 2024. Norway may visit Kenya.",
    "2024-05-05": "Mali accused Chad of arming rebels. Chad denied arming the rebels. Chad did not attack Mali.",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("events")
    lines = [
        json.dumps({"title": "", "text": text, "published": day, "url": f"https://news.example/{day}"})
        for day, text in TEXTS.items()
    ]
    (folder / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Ledger(folder / "news.ledger") as made:
        made.add([folder / "pages.jsonl"], workers=1)
        yield made


def test_a_country_stands_for_all_who_act_for_it(ledger: Ledger) -> None:
    [event] = ledger.events(actor="Russia")
    assert (event.type, event.actors[0].name, event.actors[0].sector) == ("ASSAULT", "Russian forces", "MIL")
    assert list(ledger.events(actor="Moscow")) == [event]


def test_type_status_place_and_recipient_narrow_it(ledger: Ledger) -> None:
    assert [event.words for event in ledger.events(type="agree")] == ["signed", "signed"]
    assert [event.words for event in ledger.events(status="denied")] == ["arming"]
    assert [event.type for event in ledger.events(place="Bamako")] == ["ASSAULT"]
    assert {event.type for event in ledger.events(recipient="Chad")} == {"AGREE", "ACCUSE"}


def test_events_come_by_when_they_were_then_by_the_page(ledger: Ledger) -> None:
    days = [event.date for event in ledger.events()]
    assert days == sorted(day for day in days if day)
    assert {event.date for event in ledger.events(since="2024-05-05")} == {date(2024, 5, 5)}


def test_the_evidence_is_in_the_page(ledger: Ledger) -> None:
    for event in ledger.events():
        text = ledger.reading(event.page).article.text
        assert text[event.words_start : event.words_end] == event.words
        assert text[event.evidence_start : event.evidence_end] == event.evidence
        assert event.words in event.evidence


def test_views_have_the_names_of_those_who_say_so(ledger: Ledger) -> None:
    [event] = list(ledger.events(type="AID"))
    assert [(voice.status, voice.according_to) for voice in event.views] == [
        ("alleged", ("Mali",)),
        ("denied", ("Chad",)),
    ]


@pytest.mark.parametrize(
    "asked", [{"type": "DANCE"}, {"mode": "loud"}, {"status": "maybe"}, {"since": "soon"}]
)
def test_what_is_no_type_mode_status_or_date_is_refused(ledger: Ledger, asked: dict[str, str]) -> None:
    with pytest.raises(LedgerError, match="is not a"):
        list(ledger.events(**asked))


def test_rows_have_the_columns_of_event_data(ledger: Ledger) -> None:
    [event] = ledger.events(actor="Russia")
    row = dict(zip(COLUMNS, row_of(event), strict=True))
    assert (row["actor_country"], row["actor_sector"], row["event_type"]) == ("RUS", "MIL", "ASSAULT")
    assert (row["event_date"], row["date_from"], row["place"], row["place_country"]) == (
        "2024-05-03",
        "page",
        "Bamako",
        "MLI",
    )


def test_what_two_pages_tell_is_one_line_of_a_timeline(ledger: Ledger) -> None:
    [line] = list(ledger.timeline("Norway", "Chad"))
    assert (line.date, line.type, line.pages, line.statuses) == (date(2024, 5, 3), "AGREE", 2, ("happened",))


def test_a_timeline_leaves_out_what_did_not_happen(ledger: Ledger) -> None:
    assert "ASSAULT" not in {line.type for line in ledger.timeline("Chad")}
    assert [line.type for line in ledger.timeline("Chad", status="negated")] == ["ASSAULT"]


def test_the_commands_show_events_and_timelines(ledger: Ledger) -> None:
    def asked(*arguments: str) -> str:
        result = CliRunner().invoke(cli, [*arguments, "--ledger", str(ledger.path)], catch_exceptions=False)
        assert result.exit_code == 0
        return result.stdout

    assert "ASSAULT" in asked("events", "--actor", "Russia")
    assert [one["type"] for one in json.loads(asked("events", "--json", "--type", "AID"))] == ["AID"]
    assert asked("events", "--csv").splitlines()[0] == ",".join(COLUMNS)
    assert "signed" in asked("timeline", "Norway")
    assert "No event was found" in asked("timeline", "Peru")


def test_reports_that_cite_one_agency_are_one_source(tmp_path: Path) -> None:
    texts = {
        "quay": "Norwegian forces shelled Bamako on Friday, Yonhap reported. Nobody could leave the town by road.",
        "harbour": "Yonhap said that Norwegian troops had shelled Bamako on Friday. The markets were closed for days.",
        "bench": "Norwegian forces shelled Bamako on Friday, the mayor, Ana Lind, said. Hundreds slept in schools.",
        "strait": "Norwegian forces did not shell Bamako on Friday, the ministry said. It spoke of an exercise.",
    }
    pages = [
        {"text": text, "published": "2024-05-05", "site": site, "url": f"https://{site}.example/1"}
        for site, text in texts.items()
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    with Ledger(tmp_path / "news.ledger") as made:
        made.add([tmp_path / "pages.jsonl"], workers=1)
        events = list(made.events(type="ASSAULT"))
        assert {(event.pages, event.texts, event.sources) for event in events} == {
            (4, 4, ("Yonhap", "Ana Lind"))
        }
        assert {event.events for event in events} == {tuple(event.id for event in events)}
        assert "ministry > strait (negated)" in events[0].chains
        statement = events[0].views[0].statement
        assert statement
        assert made.statement(statement).speaker == "Yonhap"
        made.recompute()
        assert list(made.events(type="ASSAULT")) == events
        told = next(made.timeline("Norway"))
        assert (told.pages, told.texts, told.sources) == (3, 3, ("Yonhap", "Ana Lind"))


def test_another_day_or_place_is_another_event(tmp_path: Path) -> None:
    texts = {
        "2024-05-05": "Russian forces shelled the rebels in Bamako on Friday.",
        "2024-05-12": "Russian forces shelled the rebels in Bamako on Friday.",
        "2024-05-06": "Russian forces shelled the rebels in Nairobi on Friday.",
    }
    pages = [
        {"text": text, "published": day, "url": f"https://news.example/{day}"} for day, text in texts.items()
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    with Ledger(tmp_path / "news.ledger") as made:
        made.add([tmp_path / "pages.jsonl"], workers=1)
        assert [event.pages for event in made.events(type="ASSAULT")] == [1, 1, 1]
