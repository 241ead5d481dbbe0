"""The text as it reads mended, and every span of it led back to the text as printed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.articles import damage, from_text
from reportedly.model import Article, Attribution, Damage, Reading, Span


def mended(text: str) -> tuple[Article, damage.Mending | None]:
    article = from_text(text)
    return damage.mended(replace(article, damage=damage.found(article)))


def test_nothing_to_mend_is_the_article_itself() -> None:
    article = from_text("It rained in Oslo.")
    assert damage.mended(article) == (article, None)


def test_doubtful_suggestions_are_not_read() -> None:
    article = replace(from_text("The T bus."), damage=(Damage(Span(4, 5), "filtered-letters", "", "TASS"),))
    assert damage.mended(article)[1] is None


def test_spans_are_led_back() -> None:
    text = "War in Ukrainewhile the Kremlin ures that it is over."
    article, back = mended(text)
    assert back is not None
    assert article.text == "War in Ukraine while the Kremlin assures that it is over."
    at = article.text.index
    assert back.printed(Span(at("Ukraine"), at(" while"))).of(text) == "Ukraine"
    assert back.printed(Span(at("while"), at(" the"))).of(text) == "while"
    assert back.printed(Span(at("assures"), at(" that"))).of(text) == "ures"
    assert back.printed(Span(at("that"), len(article.text))).of(text) == "that it is over."


def test_a_moved_piece_is_where_it_was_printed() -> None:
    text = "The official North agency said on Monday. -Korean KCNA. He left."
    article, back = mended(text)
    assert back is not None
    assert article.text == "The official North-Korean KCNA agency said on Monday. He left."
    at = article.text.index
    assert back.printed(Span(at("KCNA"), at(" agency"))).of(text).strip() == "-Korean KCNA"
    assert back.printed(Span(0, at(" said"))).of(text) == "The official North agency"
    assert back.printed(Span(at("said"), at(" on"))).of(text) == "said"


def test_a_paragraph_printed_twice_is_read_once() -> None:
    line = "The two sides will meet again in the spring."
    article, _ = mended(f"{line}\n{line}\nNo date was set.")
    assert [span.of(article.text) for span in article.paragraphs] == [line, "No date was set."]


def test_every_span_of_a_reading_is_led_back_but_its_article() -> None:
    article, back = mended("It is the Kremlin ures now.")
    inner = Attribution("a2", (Span(10, 17),), "indirect", cue=Span(18, 25))
    reading = Reading(article, attributions=(Attribution("a1", (Span(0, 5),), "indirect", nested=(inner,)),))
    printed = damage.as_printed(reading, back)
    assert printed.attributions[0].nested[0].cue == Span(18, 22)
    assert printed.article is article


WORDS = st.lists(
    st.sampled_from(["ures", "Ukrainewhile", "the the", "<br>", "rain", "\n", "Kim.The", "“"]), max_size=12
)


@given(WORDS, st.data())
def test_led_back_spans_are_in_the_text_and_hold_letters(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    article, back = mended(text)
    if back is None or not article.text:
        return
    start = data.draw(st.integers(0, len(article.text) - 1))
    span = back.printed(Span(start, data.draw(st.integers(start + 1, len(article.text)))))
    assert 0 <= span.start < span.end <= len(text)
    assert all(0 <= each.start < each.end <= len(article.text) for each in article.paragraphs)
