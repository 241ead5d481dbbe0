import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.model import Actor, Article, Attribution, Damage, Foreign, Note, Reading, Relay, Span
from reportedly.web import reading_page

from .made import whole_reading


def parsed(reading: Reading) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(reading_page(reading))


def words_of(page: lxml.html.HtmlElement, key: int, role: str) -> str:
    """The words of one attribution in one role, as the page marks them."""
    found = page.xpath("//article//span[@data-of]")
    return "".join(span.text_content() for span in found if f"{role}-{key}" in span.get("data-of").split())


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    letters = st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t")
    text = draw(st.text(letters, max_size=80))
    place = st.integers(0, len(text))
    spans = st.builds(Span, place, place)
    attributions = st.builds(
        Attribution,
        id=st.sampled_from(["a1", "a2", "<b>"]),
        content=st.lists(spans, max_size=3).map(tuple),
        manner=st.sampled_from(["direct", "indirect", "mixed"]),
        source=st.none() | spans,
        cue=st.none() | spans,
        within=st.sampled_from([None, "a1", "a2"]),
    )
    damage = st.builds(Damage, spans, st.just("glued-words"), st.text(letters, max_size=5))
    nested = st.builds(replace, attributions, nested=st.lists(attributions, max_size=2).map(tuple))
    return Reading(
        Article(
            text,
            draw(st.lists(spans, max_size=4).map(tuple)),
            headline=draw(st.none() | st.text(letters, max_size=9)),
            damage=draw(st.lists(damage, max_size=2).map(tuple)),
        ),
        draw(st.lists(nested, max_size=4).map(tuple)),
    )


@settings(deadline=None, max_examples=60)
@given(readings())
def test_the_text_is_in_the_page_to_the_letter_whatever_the_spans(reading):
    page = parsed(reading)
    assert reading.article.text in page.find(".//article").text_content()
    assert reading.article.text in page.text_content()


@settings(deadline=None, max_examples=60)
@given(readings())
def test_every_link_inside_the_page_leads_somewhere_and_no_id_is_there_twice(reading):
    page = parsed(reading)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//@href") if link.startswith("#")} <= set(ids)


def test_source_cue_and_content_are_marked_where_they_stand():
    page = parsed(whole_reading())
    assert words_of(page, 1, "source") == "Energy minister Ana Reyes"
    assert words_of(page, 1, "cue") == "said"
    assert words_of(page, 1, "content") == "that the grid “will hold” through the winter"
    assert words_of(page, 2, "content") == "“We have repaired what was broken,”“The rest is weather.”"


def test_a_nested_attribution_is_marked_inside_the_one_around_it():
    page = parsed(whole_reading())
    assert words_of(page, 3, "content") == "that two engineers had warned of a failure in August"
    assert words_of(page, 4, "source") == "two engineers"
    assert words_of(page, 4, "content") == "of a failure in August"


def test_spans_that_cross_keep_all_their_words():
    text = "He said it was over and done with."
    crossing = (
        Attribution("a", (Span(8, 19),), "indirect"),
        Attribution("b", (Span(15, 28),), "indirect"),
    )
    page = parsed(Reading(Article(text), crossing))
    assert words_of(page, 1, "content") == "it was over"
    assert words_of(page, 2, "content") == "over and done"


def test_the_table_and_the_text_link_to_each_other():
    page = parsed(whole_reading())
    (row,) = page.xpath('//tr[@id="a2"]')
    for link in row.xpath('.//a[@class="words"]'):
        (anchor,) = page.xpath(f'//article//span[@id="{link.get("href")[1:]}"]')
        assert anchor.getnext().text_content() == link.text_content()
    assert page.xpath('//article//a[@href="#a2"]')


def table_rows(page: lxml.html.HtmlElement) -> dict[str, str]:
    """What each row of the table says, by its number."""
    rows = page.xpath('//table[contains(@class, "attributions")]/tbody/tr')
    return {row[0].text_content(): " ".join(row.text_content().split()) for row in rows}


def test_the_table_tells_speaker_act_factuality_date_relay_and_relations():
    row = table_rows(parsed(whole_reading()))
    assert list(row) == ["1", "2", "3", "3.1", "4", "5"]
    assert all(words in row["1"] for words in ("Ana Reyes", "states", "probable", "11 June 2024", "indirect"))
    assert "call; Meridian" in row["2"]
    assert "The Harbour Post" not in row["2"]
    assert "Unity and Greens" in row["3"]
    assert all(words in row["3.1"] for words in ("within 3", "two engineers", "warn", "certain"))
    assert all(words in row["4"] for words in ("denies", "certainly not", "answers 3, 3.1"))


def test_the_number_of_a_nested_attribution_stands_in_the_text_and_leads_to_its_row():
    page = parsed(whole_reading())
    (link,) = page.xpath('//article//a[@data-n="3.1"]')
    (row,) = page.xpath(f'//tr[@id="{link.get("href")[1:]}"]')
    assert row[0].text_content() == "3.1"
    assert row.get("class") == "nested"


def test_what_is_answered_is_linked_to():
    page = parsed(whole_reading())
    (row,) = [row for row in page.xpath("//tr") if row[0].text_content() == "4"]
    leads_to = [link.get("href") for link in row.xpath('.//td[@class="what"]/span/a')]
    assert leads_to == ["#a3", "#a4"]


def test_head_notes_damage_and_furniture_are_shown():
    page = parsed(whole_reading())
    shown = " ".join(page.text_content().split())
    for words in (
        "The Harbour Post",
        "By Jo Lind",
        "Credit Meridian News Agency",
        "12 June 2024 (71 % sure: printed under the headline)",
        "the same weekday in 2019",
        "one sentence was cut off at the end",
        "filtered letters: a letter is missing",
        "Photo: a pylon at dusk",
    ):
        assert words in shown
    assert page.xpath('//details//dd[text()="Spread the word"]')
    (damaged,) = page.xpath('//article//span[contains(@class, "damage")]')
    assert damaged.text_content() == "las"


def test_a_page_without_attributions_says_so():
    assert "Nothing attributed was found" in reading_page(Reading(Article("It rained.")))


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "{{ 7 * 7 }}"]
)
def test_what_a_page_says_never_becomes_markup(hostile):
    whole = Span(0, len(hostile))
    actor = Actor(hostile, hostile)
    attribution = Attribution(
        hostile,
        (whole,),
        "direct",
        source=whole,
        cue=whole,
        act=hostile,
        speaker=actor,
        relays=(Relay("agency", actor.name, actor),),
    )
    reading = Reading(
        Article(hostile, headline=hostile, site=hostile, authors=(hostile,), credit=hostile, url=hostile),
        (attribution,),
        notes=(Note("text", hostile),),
    )
    page = parsed(reading)
    assert not page.xpath("//script | //img | //*[@onerror]")
    assert page.text_content().count(hostile) > 9


def test_an_address_that_is_no_web_address_is_not_a_link():
    page = parsed(Reading(Article("Rain.", url="javascript:alert(1)")))
    assert not page.xpath('//a[starts-with(@href, "javascript")]')
    assert "javascript:alert(1)" in page.text_content()


def test_directions_of_writing_stay_inside_their_cell():
    page = parsed(Reading(Article("Rain.", headline="\u202egnp.exe")))
    assert page.xpath("//h1/bdi")[0].text_content() == "\u202egnp.exe"


def test_controls_and_lone_surrogates_become_replacement_characters():
    page = reading_page(Reading(Article("a\x00b\x1b[31m\ud800")))
    assert "a\ufffdb\ufffd[31m\ufffd" in page
    page.encode("utf-8")


def test_nothing_is_loaded_from_anywhere_and_no_script_is_needed():
    page = reading_page(whole_reading())
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(", page)
    assert "default-src 'none'" in page


def test_the_page_says_what_stands_around_the_text():
    article = Article(
        "Oslo denied it.",
        subheadline="A ministry <answers>",
        section="World",
        dateline="Oslo",
        dateline_date="2024-06-12",
        photo_credits=("Rui Alves",),
        foreign=(Foreign(Span(0, 4), "fr"),),
    )
    shown = lxml.html.fromstring(reading_page(Reading(article))).text_content()
    for words in (
        "A ministry <answers>",
        "World",
        "Oslo, 12 June 2024",
        "Rui Alves",
        "1 passage not read: French",
    ):
        assert words in shown
