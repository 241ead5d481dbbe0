"""Through what a statement came: media, agencies, outlets, credit and site; and what statements share."""

from __future__ import annotations

from typing import cast

import pytest
from benchmarks.gold_files import parsed
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import from_text
from reportedly.attributions.relays.tracing import traced
from reportedly.knowledge import table
from reportedly.language import parse
from reportedly.model import Act, Actor, Attribution, Relay, Span


def relayed(
    marked: str,
    *speakers: str,
    head: str = "kind: made",
    within: dict[int, int] | None = None,
    acts: dict[int, str] | None = None,
) -> tuple[Attribution, ...]:
    """The attributions of a text marked as gold is, with their relays. Speakers of two words are people."""
    rows = [
        f"{number}\t{speaker}\t{(acts or {}).get(number, 'state')}\tCT+\t-\t{(within or {}).get(number, '-')}\t-"
        for number, speaker in enumerate(speakers, 1)
    ]
    gold = parsed("made", f"{head}\n===\n{marked}\n===\n" + "\n".join(rows))
    found = [
        Attribution(
            str(mark.number),
            tuple(mark.content),
            "indirect",
            source=mark.source,
            cue=mark.cue[0] if mark.cue else None,
            act=cast("Act", mark.act),
            speaker=actor(mark.speakers[0][0]) if mark.speakers else None,
            within=str(mark.within) if mark.within else None,
        )
        for mark in gold.marked
    ]
    return traced(gold.article, parse(gold.article.text), found)


def actor(name: str) -> Actor:
    """A person of a name of two words; anything else is of unknown kind."""
    return Actor(name.lower().replace(" ", "-"), name, "person" if " " in name else "unknown")


def shown(relays: tuple[Relay, ...]) -> str:
    """The chain as gold writes it."""
    return " > ".join(f"{relay.kind}:{relay.name}" for relay in relays) or "-"


def chains(
    marked: str, *speakers: str, head: str = "kind: made", within: dict[int, int] | None = None
) -> list[str]:
    """The chains of a marked text."""
    return [shown(one.relays) for one in relayed(marked, *speakers, head=head, within=within)]


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("[1:Roth] <1:said> in a statement on Monday {1:that the mine was safe}.", "medium:statement"),
        ("In a letter to staff, [1:Roth] <1:said> {1:the mine was safe}.", "medium:letter"),
        ("[1:Roth] <1:told> a news conference in Oslo {1:that the mine was safe}.", "medium:press conference"),
        ("{1:“It is safe,”} <1:said> [1:Roth], speaking on state television.", "medium:television"),
        ("{1:“It is safe,”} [1:Roth] <1:wrote> on Mastodon.", "medium:post"),
        ("[1:Roth] <1:tweeted> {1:that the mine was safe}.", "medium:post"),
        ("[1:Roth] <1:wrote> to the owners last week {1:that the mine was not safe}.", "medium:letter"),
        ("[1:Roth] wrote to the owners in May <1:predicting> {1:a collapse}.", "medium:letter"),
        ("{1:“It is safe,”} [1:Roth] <1:said> by telephone.", "medium:call"),
        ("At the end of an interview, [1:Roth] <1:said> {1:the mine was safe}.", "medium:interview"),
        ("He showed us an email in which [1:Roth] <1:had warned> {1:that the mine was not safe}.", "medium:email"),
        ("{1:“It is safe,”} [1:Roth] <1:said> in a post on X.", "medium:post"),
    ],
)  # fmt: skip
def test_a_medium_tied_to_the_saying(marked: str, chain: str) -> None:
    assert chains(marked, "Anders Roth") == [chain]


@pytest.mark.parametrize(
    "marked",
    [
        "[1:Roth], who resigned in a letter to the king, <1:said> {1:the mine was safe}.",
        "[1:Roth] <1:denied> {1:the claims made in a report by the auditor}.",
        "[1:Roth] <1:told> reporters after a briefing {1:that the mine was safe}.",
        "[1:Roth] <1:declined> {1:a request for an interview}.",
        "He spoke to the mayor by telephone, and [1:Roth] <1:hopes> {1:to see her}.",
        "[1:Roth] <1:said> in the interview room {1:that the mine was safe}.",
    ],
)
def test_a_medium_that_is_only_spoken_of_is_none(marked: str) -> None:
    assert chains(marked, "Anders Roth") == ["-"]


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("{1:“It is safe,”} [1:Roth] <1:told> Reuters.", "agency:Reuters"),
        ("{1:“It is safe,”} [1:Roth] <1:told> the daily Nordal Echo.", "outlet:Nordal Echo"),
        ("{1:“It is safe,”} [1:Roth] <1:told> a reporter from Le Monde.", "outlet:Le Monde"),
        ("In an interview with Le Monde, [1:Roth] <1:said> {1:it was safe}.", "medium:interview > outlet:Le Monde"),
        ("{1:“It is safe,”} [1:Roth] <1:said>, according to the agency KCNA.", "agency:KCNA"),
        ("{1:“It is safe,”} [1:Roth] <1:said> on Monday, the news agency ANK reported.", "agency:ANK"),
        ("[1:Roth], quoted by the official agency TASS, <1:said> {1:it was safe}.", "agency:TASS"),
        ("[1:Roth] <1:said> in a statement carried by the Korean Central News Agency {1:that it was safe}.", "medium:statement > agency:KCNA"),
        ("[1:Roth] <1:said> in a memo seen by the Guardian {1:that it was safe}.", "medium:memo > outlet:Guardian"),
        ("{1:“It is safe,”} [1:Roth] <1:said> in a speech carried by state media.", "medium:speech > outlet:state media"),
        ("[1:Roth] <1:wrote> in a column for the Financial Times {1:that it was safe}.", "medium:article > outlet:Financial Times"),
        ("{1:“It is safe,”} [1:Roth] <1:said> on the private channel TV Delta.", "outlet:TV Delta"),
        ("The daily Vecer <1:quoted> [1:Roth] as saying {1:that it was safe}.", "outlet:Vecer"),
    ],
)  # fmt: skip
def test_who_was_told_and_who_passed_it_on(marked: str, chain: str) -> None:
    assert chains(marked, "Anders Roth") == [chain]


@pytest.mark.parametrize(
    "marked",
    [
        "[1:Roth] <1:told> Parliament {1:that it was safe}.",
        "The space agency NASA is near. [1:Roth] <1:told> NASA {1:that it was safe}.",
        "[1:Roth], who used to work for Reuters, <1:said> {1:it was safe}.",
        "Ilan Mehr is old. [1:Roth] <1:told> Mehr {1:that it was safe}.",
    ],
)
def test_other_bodies_and_outlets_that_are_only_named_are_no_relays(marked: str) -> None:
    assert chains(marked, "Anders Roth") == ["-"]


def test_an_agency_that_speaks_for_itself_is_no_relay() -> None:
    assert chains("<1:According to> [1:the agency Yonhap], {1:a visit is near}.", "Yonhap") == ["-"]


def test_the_credit_and_the_site_come_last_and_once() -> None:
    text = "[1:Roth] <1:told> AFP {1:it was safe}. {2:“It is,”} [2:he] <2:told> the Gazette in an interview."
    head = "site: Fell & District Gazette\ncredit: Agence France-Presse"
    page = "credit:AFP > site:Fell & District Gazette"
    assert chains(text, "Anders Roth", "Anders Roth", head=head) == [page, f"medium:interview > {page}"]


def test_an_agency_has_its_usual_short_name_and_its_identity() -> None:
    relay = relayed("{1:“Yes,”} [1:Roth] <1:told> the Associated Press.", "Anders Roth")[0].relays[0]
    assert (relay.name, relay.actor and relay.actor.id, relay.actor and relay.actor.country) == (
        "AP",
        "associated-press",
        "US",
    )


def test_what_is_added_shares_the_chain_and_another_speaker_does_not() -> None:
    text = (
        "[1:Roth] <1:said> in a statement {1:that the mine was safe}. {2:It would open in May}, [2:he] <2:added>. "
        "[3:Lee] <3:said> {3:it would not}."
    )
    said = "medium:statement"
    assert chains(text, "Anders Roth", "Anders Roth", "Ann Lee") == [said, said, "-"]


def test_had_said_is_another_occasion() -> None:
    text = "[1:Roth] <1:had warned> in a letter {1:that it was not safe}. [2:He] <2:said> {2:it now was}."
    assert chains(text, "Anders Roth", "Anders Roth") == ["medium:letter", "-"]


def test_what_one_hopes_elsewhere_was_not_said_in_the_statement() -> None:
    text = (
        "[1:Roth] <1:said> in a statement {1:that it was safe}.\n\n[2:Roth] <2:hopes> {2:to open it in May}."
    )
    hoped = relayed(text, "Anders Roth", "Anders Roth", acts={2: "hope"})
    stated = relayed(text, "Anders Roth", "Anders Roth")
    assert [shown(one.relays) for one in hoped] == ["medium:statement", "-"]
    assert [shown(one.relays) for one in stated] == ["medium:statement"] * 2


def test_the_lead_has_the_medium_of_the_body() -> None:
    text = (
        "[1:Roth] <1:praises> {1:the miners}\n\n[2:Anders Roth] on Friday <2:praised> {2:the “brave” miners}, a day "
        "before the feast.\n\nThe mine is old.\n\n{3:They “are brave”}, [3:Roth] <3:wrote> in a message to their union."
    )
    assert chains(text, "Anders Roth", "Anders Roth", "Anders Roth") == ["medium:message"] * 3


def test_the_house_in_the_lead_and_its_director_in_the_body() -> None:
    text = (
        "{1:The mine at Halden is safe}, [1:the operator] <1:said> on Friday.\n\n"
        "{2:“The mine is safe, at Halden and elsewhere,”} [2:the firm's director, Anders Roth,] <2:told> a press conference."
    )
    assert chains(text, "Haldmin", "Anders Roth") == ["medium:press conference"] * 2


def test_this_letter_is_the_one_before_and_its_agency_is_of_both() -> None:
    text = (
        "{1:“We are brothers,”} [1:the king] <1:wrote> in a message to his guest.\n\n"
        "{2:“And so we stay,”} [2:he] <2:added> in this press release relayed by the official agency KCNA."
    )
    assert chains(text, "Roth IV", "Roth IV") == ["medium:message > agency:KCNA"] * 2


def test_told_again_at_the_end_of_the_paragraph() -> None:
    text = (
        "[1:Roth] <1:said> {1:the mine was safe}. {2:It would open in May}, [2:he] <2:told> the agency ANK."
    )
    assert chains(text, "Anders Roth", "Anders Roth") == ["agency:ANK"] * 2


def test_nested_statements_go_on_through_who_reports_them_only() -> None:
    text = (
        "[1:The news agency ANK] <1:reported> {1:that [2:Roth] <2:had denied> {2:it}}. "
        "[3:Lee] <3:told> the BBC {3:that [4:Roth] <4:had lied>}."
    )
    found = chains(text, "ANK", "Anders Roth", "Ann Lee", "Anders Roth", within={2: 1, 4: 3})
    assert found == ["-", "agency:ANK", "outlet:BBC", "-"]


def test_what_goes_on_from_an_agency_s_report() -> None:
    text = (
        "{1:Anders Roth “thanked his host”}, [1:the agency Yonhap] <1:said>. [2:He] <2:also wished> {2:him well}. "
        "[3:Lee] <3:also wished> {3:him well}."
    )
    assert chains(text, "Yonhap", "Anders Roth", "Ann Lee") == ["-", "agency:Yonhap", "-"]


def test_a_letter_that_an_agency_had_is_written_on_in_the_next_paragraph() -> None:
    text = (
        "In a letter, [1:Roth] <1:said> {1:it would close}, [2:Yonhap] <2:reported>.\n\n{3:“No other way,”} "
        "[3:he] <3:wrote>.\n\n{4:It was sunny}, [4:Roth] <4:said>."
    )
    found = chains(text, "Anders Roth", "Yonhap", "Anders Roth", "Anders Roth", within={1: 2})
    assert found[0] == found[2] == "medium:letter > agency:Yonhap"


def test_what_is_said_to_the_press_is_not_the_article_of_the_body() -> None:
    text = (
        "Roth and Lee meet\n\nThey met.\n\n{1:It is safe}, <1:said> [1:Roth to the press].\n\n"
        "They ate.\n\nIn an article, [2:Roth] <2:thanked> {2:Lee}."
    )
    assert chains(text, "Anders Roth", "Anders Roth") == ["-", "medium:article"]


def test_a_survey_of_an_outlet_s_own_is_no_relay() -> None:
    assert chains("{1:Most agree}, [1:Roth] <1:said>, according to a Reuters survey.", "Anders Roth") == ["-"]


def test_a_standing_view_was_not_said_at_the_press_conference() -> None:
    text = (
        "[1:Roth] <1:told> a press conference {1:that it was safe}. [2:He] <2:said> {2:it was deep}. "
        "[3:He] <3:has called> {3:the rules a joke}."
    )
    assert chains(text, "Anders Roth", "Anders Roth", "Anders Roth") == ["medium:press conference"] * 2 + [
        "-"
    ]


def test_a_short_name_is_the_longer_one_s() -> None:
    text = "The Fell Courier is old. {1:“Yes,”} [1:Roth] <1:told> the Courier."
    assert chains(text, "Anders Roth") == ["outlet:Fell Courier"]


def test_witnesses_testify_and_counsel_does_not() -> None:
    text = "[1:Roth] <1:told> the jury {1:he had been asleep}. [2:A prosecutor] <2:told> the court {2:he had not}."
    assert chains(text, "Anders Roth", "prosecutor") == ["medium:testimony", "-"]


def test_a_plea_is_no_testimony() -> None:
    text = "[1:Roth] <1:told> jurors {1:he had been asleep}. [2:He] <2:denies> {2:arson}."
    found = relayed(text, "Anders Roth", "Anders Roth", acts={2: "deny"})
    assert [shown(one.relays) for one in found] == ["medium:testimony", "-"]


def test_a_sentence_beside_tells_the_occasion() -> None:
    text = "Roth made the remarks in an interview with Die Welt. {1:“It is safe,”} [1:he] <1:said>."
    assert chains(text, "Anders Roth") == ["medium:interview > outlet:Die Welt"]


def test_a_document_whose_author_speaks_is_the_medium() -> None:
    text = "[1:The ministry's report] <1:said> {1:the mine was safe}."
    assert chains(text, "Ministry") == ["medium:report"]
    assert chains("[1:A study] <1:found> {1:that the mine was safe}.", "study") == ["-"]


def test_answers_in_a_printed_interview() -> None:
    text = (
        "Q: Is it safe?\n\n[1:Anders Roth]<1::> {1:It is, and I go down myself.}\n\n"
        "Q: Is it deep?\n\n[2:Roth]<2::> {2:I never counted.}\n\nQ: And old?\n\n[3:Roth]<3::> {3:Older than I am.}"
    )
    assert chains(text, "Anders Roth", "Anders Roth", "Anders Roth") == ["medium:interview"] * 3


def test_who_is_cited_by_an_agency_is_the_speaker() -> None:
    text = (
        "{1:The boat was there}, <1:according to> [1:the news agency ANK], which cited a source in the navy."
    )
    found = relayed(text, "ANK")[0]
    assert (found.speaker and found.speaker.name, shown(found.relays)) == ("source in the navy", "agency:ANK")


def test_answers_to_counsel_and_what_a_witness_adds_are_testimony() -> None:
    text = (
        "[1:Roth] <1:told> the jury {1:he had been asleep}.\n\nAnn Lee KC asked why. Nobody spoke.\n\n"
        "[2:Ms Lee] <2:asked> {2:whether he lied}. [3:Berg] <3:replied>: {3:“No.”}\n\n[4:Roth] <4:admitted> {4:it was late}."
    )
    assert chains(text, "Anders Roth", "Ann Lee", "Ilan Berg", "Anders Roth") == [
        "medium:testimony",
        "-",
        "medium:testimony",
        "medium:testimony",
    ]


def test_a_headline_has_the_medium_of_the_words_it_quotes() -> None:
    text = (
        "[1:Minister] <1:calls> {1:strike ‘a fantasy’}\n\nMiners stayed at home. [2:Lee] <2:said> {2:they were cold}.\n\n"
        "It was the fourth day.\n\n[3:Ann Roth] <3:told> Radio Nordal {3:it was “a fantasy”}."
    )
    assert chains(text, "Minister", "Ann Lee", "Ann Roth") == [
        "outlet:Radio Nordal",
        "-",
        "outlet:Radio Nordal",
    ]


def test_a_press_conference_is_come_back_to_and_a_statement_is_not() -> None:
    rest = (
        " {1:it was safe}.\n\n[2:Lee] <2:said> {2:no}.\n\n[3:Berg] <3:said> {3:no}.\n\n[4:Holt] <4:said> {4:no}.\n\n"
        "Asked about the strike, [5:Roth] <5:said> {5:it would end}."
    )
    speakers = ("Anders Roth", "Ann Lee", "Ilan Berg", "Eva Holt", "Anders Roth")
    assert chains("[1:Roth] <1:told> a press conference" + rest, *speakers)[4] == "medium:press conference"
    assert chains("[1:Roth] <1:said> in a statement" + rest, *speakers)[4] == "-"


def test_the_study_is_the_one_told_before() -> None:
    text = "[1:Researchers] <1:write> in a study {1:that it is old}.\n\n<2:According to> [2:the study], {2:it is deep}."
    assert chains(text, "Researchers", "study") == ["medium:study"] * 2


def test_a_presenter_speaks_on_the_television_spoken_of() -> None:
    text = "State television went off the air. [1:A presenter] <1:said> {1:all was well}."
    assert chains(text, "presenter") == ["medium:television"]


def test_who_is_quoted_by_an_agency_is_the_speaker() -> None:
    text = "{1:“We will stay,”} Anders Roth <1:was quoted> as saying by [1:the daily Nordal Echo]."
    found = relayed(text, "Nordal Echo")[0]
    assert found.speaker == Actor("anders-roth", "Anders Roth", "person")
    assert shown(found.relays) == "outlet:Nordal Echo"


def test_spans_are_where_the_text_says_so() -> None:
    text = "In a letter to staff carried by KCNA, Roth said it was safe."
    doc = parse(text)
    cue, source = Span(43, 47), Span(38, 42)
    assert (cue.of(text), source.of(text)) == ("said", "Roth")
    said = Attribution(
        "a1", (Span(48, 59),), "indirect", source=source, cue=cue, speaker=actor("Anders Roth")
    )
    relays = traced(from_text(text), doc, [said])[0].relays
    assert [relay.span.of(text) for relay in relays if relay.span] == ["letter", "KCNA"]


def test_the_table_of_words_is_sound() -> None:
    rows = table("relay_words")
    assert len({(row["word"], row["use"]) for row in rows}) == len(rows)
    media = {row["name"] for row in rows if row["use"] in {"medium", "platform", "cue", "addressed"}}
    assert media <= {row["word"] for row in rows if row["use"] == "medium"}
    assert all(row["ties"] for row in rows if row["use"] in {"medium", "platform", "relaying"})


@given(st.lists(st.sampled_from(["Roth", "said", "in", "a", "letter", "KCNA", "the", "agency", ",", "\n\n", "“", "”", "told", "X", "by"]), max_size=20), st.data())  # fmt: skip
def test_any_text_is_traced_with_relays_inside_it(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words) or "Roth"
    ends = st.integers(0, len(text))
    spans = [Span(*sorted((data.draw(ends), data.draw(ends)))) for _ in range(3)]
    said = Attribution(
        "a1", (spans[0],), "indirect", source=spans[1], cue=spans[2], speaker=actor("Anders Roth")
    )
    article = from_text(text)
    for relay in traced(article, parse(article.text), [said])[0].relays:
        assert relay.span is None or relay.span.of(article.text).strip()


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("[1:Roth] <1:told> the Norland daily Nordal Sun {1:it was safe}.", "outlet:Nordal Sun"),
        ("[1:Roth] <1:told> Radio 4PH {1:it was safe}.", "outlet:Radio 4PH"),
        ("In statements to Radio Nordal, [1:Roth] <1:said> {1:it was safe}.", "outlet:Radio Nordal"),
        (
            "[1:Roth] <1:said> in a letter {1:it was safe}, the Sandran Central News Agency (SNA) reported.",
            "medium:letter > agency:SNA",
        ),
        ("The inquiry sat on. [1:Roth] <1:testified> to the inquiry {1:that it was safe}.", "medium:hearing"),
        ("Concluding the briefing, [1:Roth] <1:said> {1:it was safe}.", "medium:briefing"),
    ],
)
def test_what_a_chain_names_it_by(marked: str, chain: str) -> None:
    assert chains(marked, "Anders Roth") == [chain]
