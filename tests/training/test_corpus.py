"""Gold attributions to labels: what the tagger learns is what people marked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from training.corpus import UNKNOWN, Labelled, Text, epoch, own, parted, polnear

from reportedly.attributions.decoding import Role
from reportedly.attributions.windows import paragraphs
from reportedly.language.encoder import tokenizer

STORY = "It rained, she said, adding it stopped.\n\nRoads were closed, according to police."


def spans(**roles: str) -> dict[str, list[tuple[int, int]]]:
    return {role: [(STORY.index(words), STORY.index(words) + len(words))] for role, words in roles.items()}


GOLD = [
    spans(Source="she", Cue="said", Content="It rained"),
    spans(Source="she", Cue="adding", Content="it stopped"),
    spans(Cue="according to", Content="Roads were closed"),
]


@pytest.fixture
def labelled() -> Labelled:
    [window] = epoch([Text(STORY, paragraphs(STORY, tokenizer()), GOLD)], tokenizer(), None)
    return window


def piece(labelled: Labelled, word: str) -> int:
    return list(labelled.ids).index(tokenizer().token_to_id(word))


def test_tags_begin_and_go_on(labelled: Labelled) -> None:
    tags = [labelled.tags[piece(labelled, word)] for word in ("rained", "she", "according", "to", ",")]
    assert tags == [2 * Role.CONTENT + 2, 2 * Role.SOURCE + 1, 2 * Role.CUE + 1, 2 * Role.CUE + 2, 0]


def test_content_links_to_its_cue(labelled: Labelled) -> None:
    assert labelled.links[piece(labelled, "rained")] == piece(labelled, "said")
    assert labelled.links[piece(labelled, "stopped")] == piece(labelled, "adding")


def test_two_cues_link_to_the_source_they_share(labelled: Labelled) -> None:
    she = piece(labelled, "she")
    assert labelled.links[piece(labelled, "said")] == she
    assert labelled.links[piece(labelled, "adding")] == she
    assert labelled.links[she] == UNKNOWN


def test_a_cue_without_source_links_to_itself(labelled: Labelled) -> None:
    according = piece(labelled, "according")
    assert labelled.links[according] == according


def test_what_stands_inside_a_content_has_tags_of_its_own() -> None:
    inner = [spans(Source="police", Cue="according to", Content="Roads were closed")]
    outer = [spans(Source="she", Cue="said", Content=STORY.rpartition("\n")[2])]
    [window] = epoch([Text(STORY, paragraphs(STORY, tokenizer()), outer, inner)], tokenizer(), None)
    according = piece(window, "according")
    assert window.tags[according] == 2 * Role.CONTENT + 2
    assert window.inner[according] == 2 * Role.CUE + 1


def test_where_nobody_marked_it_nothing_is_learned_of_what_stands_inside(labelled: Labelled) -> None:
    assert set(labelled.inner) == {UNKNOWN}


def test_an_article_that_is_left_out_is_not_learned_from() -> None:
    learned, left_out = ({gold.article.text for gold in part} for part in parted())
    assert {text.text for text in own(tokenizer())} == learned
    assert len(learned) > 100
    assert len(left_out) > 25
    assert not learned & left_out


@pytest.mark.gold
def test_every_marked_word_is_labelled(corpora: Path) -> None:
    assert (corpora / "polnear" / "dev").is_dir()
    texts = polnear("dev", tokenizer())[:10]
    for text in texts:
        marked = {
            at
            for gold in text.attributions
            for ends in gold.values()
            for start, end in ends
            for at in range(start, end)
        }
        pieces = sum(start in marked for part in text.parts for start, _ in part.offsets)
        windows = list(epoch([text], tokenizer(), random.Random(1)))
        assert sum(tag > 0 for window in windows for tag in window.tags) == pieces
