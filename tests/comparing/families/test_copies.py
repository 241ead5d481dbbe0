"""Copies, and what is none: by amount and by kind of what two pages share."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import from_text
from reportedly.comparing.families import Told, fingerprints, origin, parted, root, sharing, wording
from reportedly.comparing.passages import shared_passages

REPORT = """The council of Vessa voted on Tuesday to close the old bridge to lorries until engineers have looked at every one of its
forty piers, a decision that leaves the timber mill on the far bank without its only road.

The mill employs two hundred people and sends out thirty lorries a day. Its manager, Ilse Brandt, learned of the vote from the radio.

A survey in spring found cracks in three piers and water in the hollow spaces of a fourth. The report was kept in a drawer for
five months, according to minutes that were handed to this paper by a member of the works committee.

Drivers will have to take the road over the pass, which is closed for most of the winter and adds sixty kilometres to each journey."""
SPEECH = " ".join(
    [
        "“We",
        "were",
        "told",
        "in",
        "spring,",
        "we",
        "were",
        "told",
        "in",
        "summer",
        "and",
        "we",
        "were",
        "told",
        "again",
        "last",
        "week",
        "that",
        "the",
        "bridge",
        "would",
        "stand",
        "another",
        "hundred",
        "years,",
        "and",
        "I",
        "believed",
        "it",
        "because",
        "I",
        "wanted",
        "to",
        "believe",
        "it,",
        "and",
        "I",
        "ask",
        "the",
        "people",
        "of",
        "this",
        "valley",
        "to",
        "forgive",
        "me",
        "for",
        "that,",
        "for",
        "I",
        "will",
        "not",
        "forgive",
        "myself",
        "before",
        "the",
        "last",
        "of",
        "these",
        "piers",
        "is",
        "sound.”",
    ]
)


def of(first: str, second: str):
    return sharing(wording(from_text(first)), wording(from_text(second)))


def test_a_trim_with_another_headline_is_a_copy():
    trim = "Bridge shut\n\n" + "\n\n".join(REPORT.split("\n\n")[:2])
    both = of(REPORT, trim)
    assert both.copied()
    assert both.second.share > 0.9 > both.first.share


def test_damage_and_other_punctuation_leave_a_copy():
    damaged = (
        REPORT.replace("lorries", "lrries").replace(", ", " – ").upper().replace("EVERY ONE", "EVERYONE")
    )
    assert of(REPORT, damaged).copied()


def test_two_reports_that_quote_one_speech_are_no_family():
    ours = f"The mayor spoke for an hour in the hall, which was full.\n\n{SPEECH}\n\nHe left through the side door."
    theirs = f"Applause and whistles met Vessa's mayor at noon.\n\n{SPEECH}\n\nThe opposition wants him gone by May."
    both = of(ours, theirs)
    assert min(both.first.quoted, both.second.quoted) > 40
    assert not both.copied()
    assert not set(fingerprints(wording(from_text(ours)))) & set(fingerprints(wording(from_text(theirs))))


def test_background_taken_over_by_a_later_report_is_no_copy():
    background = REPORT.split("\n\n")[2]
    later = f"""Lorries rolled over the bridge of Vessa again on Friday, for the first time in a year and to the sound of
    horns, after the last of the piers had been filled with concrete and tested with a train of sand.

    {background}

    The works cost eleven million, twice what had been planned, and the province will pay for half of them after a quarrel that
    cost two ministers their posts and brought the timber mill to the edge of ruin in the months before the election."""
    assert not of(REPORT, later).copied()


def test_a_page_of_several_reports_joins_no_families():
    ties = [(1, 2), (1, 9), (2, 9), (5, 6), (5, 9), (6, 9)]
    assert len(parted([1, 2, 5, 6, 9], ties, lambda _, other: 0.5 + other / 100)) == 2


def test_the_page_of_whoever_is_credited_is_the_root():
    pages = [Told("a", site="Courier", credit="Meridian", holds=2.0), Told("b", site="Meridian", holds=0.5)]
    assert root(pages).id == "b"
    found = origin(pages, "b")
    assert found and found.name == "Meridian"


def test_an_origin_that_pages_do_not_agree_on_is_not_named():
    pages = [Told("a"), Told("b", credit="AFP"), Told("c", credit="Reuters")]
    assert origin(pages, "a") is None


@given(st.text(), st.text())
def test_passages_are_where_they_are_said_to_be(first: str, second: str):
    for one in shared_passages(first + REPORT[:200], REPORT[:300] + second):
        assert one.after.of(REPORT[:300] + second) == one.words
        assert one.before.end <= len(first) + 200


@given(st.text())
def test_any_text_has_a_wording_and_is_its_own_copy_or_too_short(text: str):
    words = wording(from_text(text))
    assert len(words.words) == len(words.quoted)
    both = sharing(words, words)
    assert both.first == both.second
    assert 0 <= both.first.own <= both.first.prose <= both.first.words


@given(st.permutations(list(range(6))))
def test_the_root_does_not_depend_on_the_order(order: list[int]):
    pages = [Told(str(nth), words=nth % 3, holds=float(nth % 2)) for nth in range(6)]
    assert root([pages[nth] for nth in order]).id == root(pages).id


def test_fingerprints_are_few_and_the_same_wherever_the_text_stands():
    once = set(fingerprints(wording(from_text(REPORT))))
    again = set(fingerprints(wording(from_text(f"{REPORT}\n\nMore soon."))))
    assert len(once & again) > len(once) * 0.9
    assert max(once) < 1 << 48


def test_a_report_put_in_other_words_throughout_is_a_copy_and_one_that_takes_over_its_background_is_none():
    words = [f"word{nth}" for nth in range(400)]
    reworded = [f"other{nth}" if nth % 10 > 5 or nth < 25 else word for nth, word in enumerate(words)]
    later = [f"news{nth}" for nth in range(250)] + words[250:]
    pages = {
        name: wording(from_text(" ".join(told)))
        for name, told in {"was": words, "reworded": reworded, "later": later}.items()
    }
    assert sharing(pages["was"], pages["reworded"]).copied()
    assert not sharing(pages["was"], pages["later"]).copied()
    assert sharing(pages["was"], pages["later"]).first.spread < 0.5
