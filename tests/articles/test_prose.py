"""Pages that are no articles are refused with one line; short reports are not."""

import pytest

from reportedly.articles import extract, prose
from reportedly.errors import NotReadableError
from reportedly.model import Page

NAV = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"


@pytest.mark.parametrize(
    "inside",
    [
        "<form><label>Name <input name='n'></label><button>Sign in</button></form>",
        "<form><p>Sign in with your account.</p><p>Forgot your password? Enter your e-mail address below.</p></form>",
        "<form role='search'><label>Search <input name='q'></label></form><p>No results found for your search.</p>",
        "<p>We use cookies to show you advertisements. You can change your choice at any time.</p>",
        "<h1>Not found</h1><p>Sorry, the page you asked for does not exist.</p><p>Please check the address.</p>",
        "<ul><li>Home</li><li>World</li><li>Sport</li><li>About us</li></ul>",
        "<ul><li><a href='/a'>Ferry crews walk out</a></li><li><a href='/b'>Council meets at noon</a></li></ul>",
    ],
    ids=["sign-in", "sign-in in sentences", "search", "cookies", "not found", "menu", "links"],
)
def test_a_page_without_an_article_is_refused(inside: str):
    with pytest.raises(NotReadableError, match="no article text found") as caught:
        extract(Page(f"<html><body>{NAV}{inside}</body></html>".encode()))
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ferry was late, the captain said.",
        "“You will be late,” the captain said. “Take your coats.”",
        "渡轮周一停运，船员在黎明时分离开了岗位。",
        "PORT ALDER, June 12 (Reuters) - The",
    ],
)
def test_a_short_report_is_an_article(text: str):
    assert prose.missing([text]) is None
    assert extract(Page(text.encode(), media_type="text/plain", charset="utf-8")).text == text
