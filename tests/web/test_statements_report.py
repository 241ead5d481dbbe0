import lxml.html
import pytest

from reportedly.web import statements_report

from .made import day, statement


def parsed(*statements, **options) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(statements_report(statements, **options))


def said_by(page: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """What the report has under each speaker, in its order."""
    return {
        voice.find(".//h2/bdi").text: [quote.text_content() for quote in voice.iter("blockquote")]
        for voice in page.find_class("voice")
    }


def test_statements_stand_under_their_speaker_oldest_first():
    page = parsed(
        statement(3, "that it is over", "Ana Reyes"),
        statement(2, "that it goes on", "The opposition"),
        statement(1, "that it began", "Ana Reyes"),
    )
    assert said_by(page) == {
        "Ana Reyes": ["that it began", "that it is over"],
        "The opposition": ["that it goes on"],
    }


def test_the_same_words_in_several_pages_are_one_statement_with_all_its_pages():
    page = parsed(
        statement(1, "“We will hold.”", "Ana Reyes", manner="direct"),
        statement(2, '"We will hold"', "Ana Reyes", manner="direct"),
    )
    assert said_by(page) == {"Ana Reyes": ["“We will hold.”"]}
    (said,) = page.find_class("said")
    assert [link.text_content() for link in said.xpath('.//p[@class="where"]/a')] == [
        "site1.example",
        "site2.example",
    ]
    assert "2 statements in 1 wording" in page.text_content()


def test_quotation_marks_stand_only_around_direct_speech():
    page = parsed(
        statement(1, "We will hold.", "A", manner="direct"),
        statement(1, "that they would hold", "B"),
        statement(1, "“We hold,” … “always.”", "C", manner="direct"),
    )
    assert said_by(page) == {
        "A": ["“We will hold.”"],
        "B": ["that they would hold"],
        "C": ["“We hold,” … “always.”"],
    }


def test_a_statement_shows_cue_act_date_relays_and_links_to_its_page():
    page = parsed(
        statement(
            4,
            "as invented",
            "The ministry",
            cue="called",
            act="deny",
            through=("Meridian", "The Wire"),
            **day(2024, 6, 2),
        )
    )
    (said,) = page.find_class("said")
    shown = " ".join(said.text_content().split())
    for words in ("called", "deny", "2 June 2024", "through Meridian, The Wire", "4 June 2024"):
        assert words in shown
    (target,) = {link.get("href")[1:] for link in said.iter("a")}
    (row,) = page.xpath(f'//tr[@id="{target}"]')
    assert row.find(".//a").get("href") == "https://site4.example/story"


def test_counts_are_of_statements_speakers_pages_and_sites():
    page = parsed(
        statement(1, "one", "Ana Reyes"),
        statement(1, "two", None, source=None),
        statement(2, "three", "ana reyes"),
    )
    facts = " ".join(page.find_class("facts")[0].text_content().split())
    assert facts == "3 statements 1 speaker 2 pages of 2 sites published 1–2 June 2024"


def test_statements_without_a_source_come_last():
    page = parsed(
        statement(1, "x", None, source=None), statement(1, "y", None, source=None), statement(2, "z", "Zoe")
    )
    assert list(said_by(page)) == ["Zoe", "Source not named"]


def test_an_empty_answer_says_so():
    assert "No statement was found" in statements_report([])


def test_what_was_asked_is_shown():
    assert "asked: speaker Kremlin" in parsed(question="speaker Kremlin").text_content()


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>"])
def test_what_pages_say_never_becomes_markup(hostile):
    page = parsed(
        statement(
            1, hostile, hostile, site=hostile, headline=hostile, found_at="javascript:alert(1)", cue=hostile
        )
    )
    assert len(page.xpath("//script")) == 1
    assert not page.xpath('//img | //@onerror | //a[starts-with(@href, "javascript")]')
    assert said_by(page) == {hostile: [hostile]}
