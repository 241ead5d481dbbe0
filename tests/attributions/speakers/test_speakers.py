"""Who speaks: names, surnames, pronouns, roles and collectives, resolved inside one article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attributions.speakers.resolving import resolved
from reportedly.language import parse
from reportedly.model import Article, Attribution, Span

ARTICLES = Path(__file__).with_name("speaker_articles.txt")
LEAST_RIGHT = 0.85
_MARK = re.compile(r"\[\[(.+?)\|(.+?)\]\]")


def marked(written: str) -> tuple[str, list[Attribution], list[str]]:
    """An article without its marks, an attribution for each, and the speaker that each mark names."""
    text, attributions, names, last = "", [], [], 0
    for match in _MARK.finditer(written):
        text += written[last : match.start()]
        source = Span(len(text), len(text) + len(match[1]))
        text += match[1]
        attributions.append(Attribution(f"a{len(names)}", (), "indirect", source=source))
        names.append(match[2])
        last = match.end()
    return text + written[last:], attributions, names


def spoken(found: Attribution) -> str:
    actors = found.speakers or ((found.speaker,) if found.speaker else ())
    return "+".join(actor.name for actor in actors)


def speakers_of(written: str) -> list[str]:
    text, attributions, _ = marked(written)
    return [spoken(found) for found in resolved(Article(text), parse(text), attributions)[0]]


def articles() -> list[str]:
    return [
        part.partition("\n")[2].strip() for part in ARTICLES.read_text(encoding="utf-8").split("\n== ")[1:]
    ]


def test_most_speakers_of_the_written_articles_are_found() -> None:
    wrong, right = [], 0
    for written in articles():
        _, _, names = marked(written)
        for name, found in zip(names, speakers_of(written), strict=True):
            right += name == found
            wrong += [(name, found)] if name != found else []
    assert right / (right + len(wrong)) >= LEAST_RIGHT, wrong


@pytest.mark.parametrize(
    ("written", "names"),
    [
        # A body that was the subject, and not the last speaker, is what `It` means.
        ("[[The dockers' union|x]] began a strike on Monday. The terminal operator, Baltrade, called it small. [[It|x]] said two of five berths were working.", ["dockers' union", "Baltrade"]),
        # A noun that says what the body is means the body with that noun in its name.
        ("[[The Eastern Quays Union|x]] said so. [[Halden Hydro, which owns the quay|x]], denied it. [[The union|x]] repeated it.", ["Eastern Quays Union", "Halden Hydro", "Eastern Quays Union"]),
        # The last word of an apposition is the person, whatever the recogniser calls the name.
        ('"We stay," said [[the union\'s secretary, Marit Dahlen|x]]. [[Dahlen|x]] accused the owners.', ["Marit Dahlen", "Marit Dahlen"]),
        ("[[Norway’s ambassador to the United Nations, Nils Roth|x]], rejected it. [[He|x]] said it was old.", ["Nils Roth", "Nils Roth"]),
        # `this source` is the one just cited; an agency described is the agency named beside it.
        ("According to [[Yonhap|x]], a hall was built. It is large, according to [[this source|x]].", ["Yonhap", "Yonhap"]),
        ("The guest left, [[the official news agency of the North|x]] said. The day was bright, KCNA added.", ["KCNA"]),
        # His counterpart is a leader of the country that is named.
        ("North Korean leader Kim Jong-un wrote to his Russian counterpart Vladimir Putin. [[The Russian president|x]] thanked him. [[The North Korean head of state|x]] bowed.", ["Vladimir Putin", "Kim Jong-un"]),
        # A headline gives capitals to verbs, and a speaker may follow the name of another.
        ("Brekke Says Dam Will Stay Closed Until Summer\n\nMayor Tomas Brekke toured the dam. [[Brekke|x]] said it was dry.", ["Tomas Brekke"]),
        ("[[Mr. King|x]] agreed with Larry King, his father, on Friday.", ["Larry King"]),
        ("[[Anna Berg, D-Ohio|x]], agreed. [[The Republican|x]] did not.", ["Anna Berg", "Republican"]),
        ("[[Sen. Anna Berg|x]] spoke. [[The island senator|x]] said it was late.", ["Anna Berg", "Anna Berg"]),
        ("[[The United States, South Korea and Japan|x]] condemned it.", ["United States+South Korea+Japan"]),
        ("[[The Russian embassy, as quoted by the news agency TASS|x]], said so.", ["Russian embassy"]),
        ("[[One of them|x]] said so.", ["One of them"]),
        # A relative, and the other one, are new after somebody who has no name.
        ("[[A caller on Mill Street|x]] said it rang. [[The ex-husband|x]] denied it. [[The other man|x]] left.", ["caller on Mill Street", "ex-husband", "other man"]),
        # A name between commas, after when.
        ("[[The chief|x]] at the time, Nils Roth, said so.", ["Nils Roth"]),
    ],
)  # fmt: skip
def test_who_is_meant(written: str, names: list[str]) -> None:
    assert speakers_of(written) == names


def test_a_quotation_without_a_source_goes_on_with_the_speaker_of_its_paragraph() -> None:
    text = "“It is late,” said Anna Berg. “We close.”\n\n“Nobody told us.”"
    at = [text.index(words) for words in ("“It", "“We", "“Nobody")]
    quoted = [Span(start, text.index("”", start) + 1) for start in at]
    named = Span(text.index("Anna"), text.index("Berg") + 4)
    attributions = [
        Attribution("a0", (quoted[0],), "direct", source=named),
        Attribution("a1", (quoted[1],), "direct"),
        Attribution("a2", (quoted[2],), "direct"),
    ]
    found, mentions = resolved(Article(text), parse(text), attributions)
    assert [spoken(one) for one in found] == ["Anna Berg", "Anna Berg", ""]
    assert [mention.span for mention in mentions] == [named]


def test_nobody_names_himself_in_the_words_just_quoted() -> None:
    text = "Tomas Brekke toured the dam. “I fear that Otto Renn will not come,” he said."
    quoted, pronoun = Span(text.index("“"), text.index("”") + 1), text.index("he said")
    attribution = Attribution("a0", (quoted,), "direct", source=Span(pronoun, pronoun + 2))
    assert [spoken(one) for one in resolved(Article(text), parse(text), [attribution])[0]] == ["Tomas Brekke"]


def test_inside_somebody_s_words_i_is_who_is_quoted() -> None:
    text = "“I said it was late,” Anna Berg told us. I wrote it down."
    inner, outer = Span(text.index("I said"), text.index("I said") + 1), Span(0, text.index("”") + 1)
    attributions = [
        Attribution("a0", (outer,), "direct", source=Span(text.index("Anna"), text.index(" told"))),
        Attribution("a1", (Span(inner.end + 6, outer.end - 2),), "indirect", source=inner),
        Attribution("a2", (), "indirect", source=Span(text.index("I wrote"), text.index("I wrote") + 1)),
    ]
    found, _ = resolved(Article(text), parse(text), attributions)
    assert [spoken(one) for one in found] == ["Anna Berg", "Anna Berg", ""]


def test_my_brother_is_who_was_told_of_as_one() -> None:
    text = "Tom Brekke sold it. Brekke’s younger brother, Otto Brekke, runs it. “My brother knew,” Otto Brekke said."
    outer, inner = Span(text.index("“"), text.index("”") + 1), Span(text.index("My"), text.index(" knew"))
    named = Span(text.rindex("Otto"), text.rindex(" said"))
    attributions = [
        Attribution("a1", (outer,), "direct", source=named),
        Attribution("a1.1", (Span(inner.end, outer.end),), "indirect", source=inner, within="a1"),
    ]
    found, _ = resolved(Article(text), parse(text), attributions)
    assert [spoken(one) for one in found] == ["Otto Brekke", "Tom Brekke"]


def test_a_name_that_the_cue_took_is_the_source_s() -> None:
    text = "Baltrade won. The charity Holme said so."
    source, cue = Span(text.index("The"), text.index(" Holme")), Span(text.index("Holme"), text.index(" so"))
    found, _ = resolved(
        Article(text), parse(text), [Attribution("a1", (), "indirect", source=source, cue=cue)]
    )
    assert [spoken(one) for one in found] == ["Holme"]


def test_in_an_interview_i_is_who_answers() -> None:
    written = (
        "Anna Berg found the crack. Anna Berg talked to us on Sunday.\n\nWhen did you see it?\n\n"
        "On Monday. [[I|x]] wrote that it was wet.\n\nWho read it?\n\nNobody. [[My manager|x]] said so.\n\n"
        "And now?\n\nNow we wait."
    )
    assert speakers_of(written) == ["Anna Berg", "Anna Berg’s manager"]


WORDS = st.sampled_from(
    ["Anna Berg", "Mr.", "King", "the", "union", "Kremlin", "said", "he", "It", "They", "“", "”", ",", ".", "\n", "?", "who", "my", "’s", "of", "and", "North Korean", "-", "🙂", "leader", "you"]
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=30), st.data())
def test_any_words_may_be_a_source_and_mentions_slice_the_text(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    cuts = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [Span(*sorted(cut)) for cut in data.draw(st.lists(cuts, max_size=5))]
    manners = st.sampled_from(["direct", "indirect"])
    given_ = [
        Attribution(
            f"a{n}", (span,), data.draw(manners), source=data.draw(st.sampled_from([span, None])), cue=span
        )
        for n, span in enumerate(spans)
    ]
    found, mentions = resolved(Article(text), parse(text), given_)
    assert [one.id for one in found] == [one.id for one in given_]
    assert all(0 <= mention.span.start <= mention.span.end <= len(text) for mention in mentions)
    assert all(mention.actor.name.strip() and mention.actor.id for mention in mentions)


@pytest.mark.parametrize(
    "written",
    [
        # a title before a name is no second speaker
        "Talks failed. [[The United Nations Special Envoy, Lidia Moreau|Lidia Moreau]] said so.",
        "Crews came. [[the Permanent Secretary, Dr Agnes Holt|Agnes Holt]] said so.",
        # styles and middle names tell namesakes apart
        "The clerk, Mr Roy Pask, rose. Coun. Alan Pask left. [[Mr Pask|Roy Pask]] said so.",
        "V. Raghav Rao came. His brother, V. Mohan Rao, left. [[V. Raghav Rao|V. Raghav Rao]] said so.",
        # what stands before a name and is no part of it
        "Rui Halden, 27, was dropped. [[Furious Halden|Rui Halden]] said so.",
        "The envoy of [[the Russian Federation Ivan Orlov|Ivan Orlov]] said so.",
        # the headline's bare noun
        "Police search Halden Steel; [[firm|Halden Steel]] denies fraud\n\nHalden Steel was searched on Monday.",
        "Talks failed. [[The Minority Whip, Hon. (Barr.) Ngozi Bello|Ngozi Bello]] said so.",
        "[[The Speaker of the Marsh State House of Assembly, Rt. Hon. Tunde Oke|Tunde Oke]], said so.",
        "Rain fell. [[Superintendent of Police Rakesh Bora|Rakesh Bora]] said so.",
        # a surname before `staff` is no company
        "Mayor Ann Holt left. Flowers came from Holt's staff. [[Holt|Ann Holt]] said so.",
        # offices in letters, and `Mr Speaker`
        "[[Assam CM|Ravi Bora]] sorry for flood\n\nRain fell.\n\nAssam Chief Minister Ravi Bora came.",
        "The Speaker, Tunde Oke, came. Ann Lee left. [[Mr Speaker|Tunde Oke]] said so.",
        "Governor Tunde Oke came. Mayor Sam Lee left. [[His Excellency|Tunde Oke]] said so.",
        "Sheikh Salem bin Hamad Al Rashid came. [[Salem bin Hamad Al Rashid|Salem bin Hamad Al Rashid]] spoke.",
    ],
)
def test_who_is_named(written: str) -> None:
    _, _, names = marked(written)
    assert speakers_of(written) == names
