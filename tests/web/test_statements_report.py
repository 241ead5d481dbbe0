import lxml.html
import pytest

from reportedly.model import Relay
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


def test_a_statement_shows_cue_act_factuality_date_relays_and_links_to_its_page():
    page = parsed(
        statement(
            4,
            "as invented",
            "The ministry",
            cue="called",
            act="deny",
            factuality="CT-",
            through=(Relay("medium", "letter"), Relay("agency", "Meridian"), Relay("site", "site4.example")),
            **day(2024, 6, 2),
        )
    )
    (said,) = page.find_class("said")
    shown = words(said)
    for expected in (
        "called",
        "denies",
        "certainly not",
        "2 June 2024",
        "through letter; Meridian ·",
        "4 June 2024",
    ):
        assert expected in shown
    (target,) = {link.get("href")[1:] for link in said.iter("a")}
    (row,) = page.xpath(f'//tr[@id="{target}"]')
    assert row.find(".//a").get("href") == "https://site4.example/story"


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_pages_that_the_same_words_came_to_by_different_chains_are_told_apart():
    agency, wire = Relay("agency", "KCNA"), Relay("credit", "Meridian")
    page = parsed(
        statement(1, "it holds", "Kim", through=(agency,), act="state"),
        statement(2, "it holds", "Kim", through=(agency, wire), act="claim"),
        statement(3, "it holds", "Kim", through=(agency,), act="state"),
    )
    (said,) = page.find_class("said")
    routes = [words(route) for route in said.find_class("where")]
    assert routes[0].startswith("through KCNA · 2 pages: site1.example, site3.example")
    assert routes[1].startswith("through KCNA; Meridian · site2.example")
    assert "states or claims" in words(said)


def test_a_nested_statement_says_who_tells_it_and_leads_there():
    outer = statement(1, "that the mediator had told her", "Tove Lind")
    inner = statement(1, "it", "The mediator", within=outer.id, told_by=("Tove Lind", "a letter"))
    page = parsed(outer, inner)
    (nested,) = page.find_class("nested")
    assert "told by Tove Lind, who is told of by a letter" in words(nested)
    (target,) = page.xpath(f'//*[@id="{nested.xpath(".//p[2]/a")[0].get("href")[1:]}"]')
    assert "that the mediator had told her" in words(target)
    assert "told by Tove Lind" in parsed(inner).text_content()


def test_a_denial_leads_to_what_it_answers_where_the_report_has_it():
    claim = statement(1, "that it leaks", "The union")
    denial = statement(1, "it", "The company", act="deny", answers=(claim.id,), answered=(claim.content,))
    page = parsed(claim, denial)
    (link,) = page.xpath('//p[starts-with(., "answers")]/a')
    assert link.text_content() == "that it leaks"
    assert "that it leaks" in words(page.xpath(f'//li[@id="{link.get("href")[1:]}"]')[0])
    alone = parsed(denial)
    assert "answers that it leaks" in words(alone)
    assert not alone.xpath('//p[starts-with(., "answers")]/a')


def choices(page: lxml.html.HtmlElement) -> dict[str, dict[str, str]]:
    """The words of each choice of each list, with its class."""
    return {
        pick.get("id"): {
            option.text: option.get("value") for option in pick.iter("option") if option.get("value")
        }
        for pick in page.iter("select")
    }


def test_lists_narrow_the_report_to_acts_factuality_countries_and_relays_without_a_script():
    page = parsed(
        statement(
            1, "a", "Kim", act="deny", factuality="CT-", countries=("KP",), through=(Relay("agency", "KCNA"),)
        ),
        statement(2, "b", "Kim", act="state", factuality="CT+", countries=("KP",)),
        statement(2, "c", "Ana Reyes", act="state"),
    )
    there = choices(page)
    assert {name: list(found) for name, found in there.items()} == {
        "by-act": ["states (2)", "denies (1)"],
        "by-factuality": ["certain (1)", "certainly not (1)"],
        "by-country": ["North Korea (2)"],
        "by-relay": ["KCNA (1)"],
    }
    style = page.findtext(".//style")
    for name, found in there.items():
        for token in found.values():
            assert f'#{name} option[value="{token}"]:checked) :is(.said, .voice):not(.{token})' in style
    denies = there["by-act"]["denies (1)"]
    assert [said.findtext("blockquote") for said in page.find_class(denies) if said.tag == "li"] == ["a"]
    assert [voice.findtext(".//bdi") for voice in page.find_class(denies) if voice.tag == "section"] == [
        "Kim"
    ]


def test_a_report_that_differs_in_nothing_has_no_lists():
    assert choices(parsed(statement(1, "a", "Kim"))) == {}


def test_a_speaker_s_country_is_named():
    assert "North Korea · 1 statement" in words(parsed(statement(1, "a", "Kim", countries=("KP",))))


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
            1,
            hostile,
            hostile,
            site=hostile,
            headline=hostile,
            found_at="javascript:alert(1)",
            cue=hostile,
            act=hostile,
            countries=(hostile,),
            through=(Relay("agency", hostile),),
            within=hostile,
            told_by=(hostile, hostile),
            answers=(hostile,),
            answered=(hostile,),
        )
    )
    assert len(page.xpath("//script")) == 1
    assert not page.xpath('//img | //@onerror | //a[starts-with(@href, "javascript")]')
    assert said_by(page) == {hostile: [hostile]}
