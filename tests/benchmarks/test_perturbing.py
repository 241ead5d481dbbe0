"""Pages made otherwise show the same article."""

import re

import pytest
from benchmarks.perturbing import WAYS

from reportedly import pages
from reportedly.model import Page

SENTENCES = [f"Paragraph {n} of the story tells what the crews did on Monday." for n in range(7)]
PAGE = (
    "<html><head><title>Ferries</title></head><body><nav class='menu'><a href='/'>Home</a></nav>"
    "<main><article class='story'><h1 id='t'>Ferries stop</h1>"
    + "".join(f"<p class='body'>{each}</p>" for each in SENTENCES)
    + "</article></main><footer>All rights reserved</footer></body></html>"
)


@pytest.mark.parametrize("way", WAYS)
def test_every_sentence_is_still_there_in_order(way: str):
    changed = WAYS[way](PAGE)
    assert changed != PAGE
    shown = pages.text_of(Page(changed.encode()))
    places = [shown.index(each) for each in SENTENCES]
    assert places == sorted(places)


def test_names_say_nothing():
    changed = WAYS["names hashed"](PAGE)
    assert not re.search('="(story|menu|body)', changed)
