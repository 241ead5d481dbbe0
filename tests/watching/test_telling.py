"""Telling: each piece of news once, of what was asked for, to the terminal, as Atom and to a webhook."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from addresses.made_site import LIMITS

from reportedly import Fetching, QuestionError, ReportedlyError
from reportedly.ledger import News
from reportedly.pages.addresses.posting import Poster
from reportedly.watching import Webhook, want
from reportedly.watching.atom import atom
from reportedly.watching.webhook import signature
from watching.conftest import page, rss

DAM = page(
    "Dam checked", "The dam is safe, the mayor of Marin, Ana Reyes, said.\nEngineers left on Tuesday night."
)
SIGNED = page(
    "Deal in Marin", "An agreement was signed in Marin on Tuesday, Ana Reyes said.\nRain fell all night."
)
DENIED = page(
    "No deal", "No agreement was signed in Marin on Tuesday, Tom Hale said.\nHe left.", "2024-06-13"
)
SHELLED = page(
    "Shelling", "Russia attacked Ukraine with drones on Wednesday, the governor said.\nNobody was hurt."
)


def hook(site, **options):
    fetching = Fetching(allow_private=True)
    return Webhook(
        site.url("/hook"), fetching, poster=Poster(site.url("/hook"), fetching, limits=LIMITS), **options
    )


def test_news_is_what_was_asked_for_and_is_told_once(site, watch, clock, told, ledger):
    site.pages |= {"/feed": rss(site, "/1", "/2"), "/1": DAM, "/2": SHELLED}
    asked = ("speaker=Reyes", "speaker=nobody", "pair=Russia/Ukraine", "speaker=Reyes, about=dam")
    watcher = watch(site.url("/feed"), tell=asked)
    watcher.once()
    clock.sleep(1801)
    watcher.once()
    assert [(one.kind, one.asked) for one in told.news] == [
        ("statement", "speaker=Reyes"),
        ("event", "pair=Russia/Ukraine"),
    ]
    (said, event) = told.news
    assert "Ana Reyes" in said.title
    assert said.words.startswith("The dam is safe")
    assert said.url == site.url("/1")
    assert event.title.startswith("Russia attacks Ukraine")
    assert list(ledger.news()) == list(reversed(told.news))


def test_what_the_ledger_held_before_is_no_news(site, watch, ledger, told, tmp_path):
    (tmp_path / "old.html").write_bytes(DAM)
    ledger.add([tmp_path / "old.html"], workers=1)
    site.pages |= {"/feed": rss(site, "/2"), "/2": SHELLED}
    watch(site.url("/feed"), tell=("speaker=Reyes",)).once()
    assert not told.news


def test_what_was_added_otherwise_meanwhile_is_news(site, watch, ledger, told, tmp_path):
    site.pages |= {"/feed": rss(site, "/2"), "/2": SHELLED}
    watcher = watch(site.url("/feed"), tell=("speaker=Reyes",))
    (tmp_path / "new.html").write_bytes(DAM)
    ledger.add([tmp_path / "new.html"], workers=1)
    watcher.once()
    assert [one.asked for one in told.news] == ["speaker=Reyes"]


def test_a_new_dispute_is_told_with_both_sides(site, watch, clock, told):
    site.pages |= {"/feed": rss(site, "/1"), "/1": SIGNED, "/2": DENIED}
    watcher = watch(site.url("/feed"), tell=("dispute", "dispute=nobody"))
    watcher.once()
    assert not told.news
    site.pages["/feed"] = rss(site, "/2", "/1")
    clock.sleep(1801)
    watcher.once()
    (news,) = told.news
    assert (news.kind, news.asked) == ("dispute", "dispute")
    assert "Ana Reyes" in news.title
    assert "Tom Hale" in news.title
    assert "No agreement was signed" in news.words


def test_what_is_expected_is_told_when_it_is_due(site, watch, told, ledger):
    today = datetime.now(UTC).date()
    due = f"{today:%B} {today.day}, {today.year}"
    said = f"President Ana Reyes will visit Marin on {due}, her spokesman said.\nNobody else was told."
    before = page("Visit", said, f"{today - timedelta(days=3)}")
    later = page("Later", said.replace(str(today.year), str(today.year + 1)), f"{today - timedelta(days=3)}")
    site.pages |= {"/feed": rss(site, "/1", "/2"), "/1": before, "/2": later}
    watcher = watch(site.url("/feed"), tell=("due", "due=election"))
    watcher.once()
    watcher.once()
    assert len(list(ledger.expectations(state="open"))) >= 1
    (news,) = told.news
    assert (news.kind, news.asked) == ("expectation", "due")
    assert due in news.words


def test_what_is_due_is_told_of_these_words_alone(site, watch, told):
    today = datetime.now(UTC).date()
    said = f"President Ana Reyes will visit Marin on {today:%B} {today.day}, {today.year}, her spokesman said.\nRain."
    site.pages |= {"/feed": rss(site, "/1"), "/1": page("Visit", said, f"{today - timedelta(days=3)}")}
    watch(site.url("/feed"), tell=("due=election", "due=Marin")).once()
    assert [one.asked for one in told.news] == ["due=Marin"]


def test_what_became_of_what_was_expected_is_told_when_a_page_tells(site, watch, clock, told, ledger):
    plan = "President Ana Reyes will visit Marin on 14 June, her spokesman said.\nNobody else was told."
    came = "President Ana Reyes visited Marin on Friday.\nNobody was hurt."
    site.pages |= {"/feed": rss(site, "/1"), "/1": page("Visit planned", plan, "2024-06-10")}
    watcher = watch(site.url("/feed"), tell=("outcome", "outcome=election"))
    watcher.once()
    assert not told.news
    site.pages |= {"/feed": rss(site, "/2", "/1"), "/2": page("Visit", came, "2024-06-14")}
    clock.sleep(1801)
    watcher.once()
    (news,) = told.news
    assert news.asked == "outcome" and news.title.startswith("met: ")
    assert news.words.startswith("President Ana Reyes visited Marin")
    assert news.url == site.url("/2")
    (found,) = ledger.latest_news([ledger.wanted("outcome", "expectation")], 10)
    assert (found.id, found.title, found.words) == (news.id, news.title, news.words)


def test_atom_is_valid_bounded_and_has_ids_that_stay(site, watch, clock, tmp_path):
    hostile = page(
        "Dam <b>checked</b> & ]]> closed", "The &lt;script&gt;dam&lt;/script&gt; is safe, Ana Reyes said."
    )
    site.pages |= {"/feed": rss(site, "/1"), "/1": DAM, "/2": hostile}
    file = tmp_path / "news.xml"
    watcher = watch(site.url("/feed"), tell=("speaker=Reyes",), atom=file)
    watcher.once()
    first = feedparser.parse(file.read_bytes())
    site.pages["/feed"] = rss(site, "/2", "/1")
    clock.sleep(1801)
    watcher.once()
    second = feedparser.parse(file.read_bytes())
    assert not second.bozo
    assert second.version == "atom10"
    assert second.feed.id == first.feed.id
    assert [one.id for one in second.entries][1:] == [one.id for one in first.entries]
    assert len(second.entries) == 2
    assert "<script>dam</script>" in ElementTree.parse(file).getroot().find(".//{*}summary").text
    for entry in ElementTree.parse(file).getroot().findall("{*}entry"):
        assert all(
            entry.find(f"{{*}}{name}") is not None for name in ("id", "title", "updated", "summary", "link")
        )


def test_atom_holds_what_xml_cannot():
    now = datetime(2024, 6, 12)
    news = [News(n, f"statement:p/a{n}", "statement", "x", now, "a\x00b", "c\ud800d") for n in range(300)]
    found = feedparser.parse(atom(news, of="news.ledger"))
    assert not found.bozo
    assert len(found.entries) == 100
    assert found.entries[0].id == "urn:reportedly:statement:p/a299"
    assert found.entries[0].title == "a\ufffdb"
    assert len(feedparser.parse(atom([], of="x")).entries) == 0


def test_a_webhook_gets_json_that_is_signed(site, watch, told):
    site.pages |= {"/feed": rss(site, "/1"), "/1": DAM, "/hook": (204, {}, b"")}
    watch(site.url("/feed"), tell=("speaker=Reyes",), webhook=hook(site, secret=b"quay")).once()
    (sent,) = site.posted
    (news,) = json.loads(sent)["news"]
    assert news["id"] == told.news[0].id
    assert news["words"] == told.news[0].words
    headers = site.headers[site.asked.index("/hook")]
    when = headers["x-reportedly-timestamp"]
    assert headers["x-reportedly-signature"] == f"sha256={signature(b'quay', when, sent)}"
    assert headers["content-type"] == "application/json"


def test_a_webhook_that_is_away_is_tried_again_and_gets_all_later(site, watch, told):
    naps = []
    site.pages |= {"/feed": rss(site, "/1"), "/1": DAM, "/hook": (503, {}, b"")}
    watcher = watch(site.url("/feed"), tell=("speaker=Reyes",), webhook=hook(site, sleep=naps.append))
    watcher.once()
    assert naps == [2.0, 8.0, 30.0] * 2
    assert set(told.problems) == {
        "the webhook did not take 1 news: 503 Service Unavailable; it is tried again"
    }
    site.pages["/hook"] = (200, {}, b"ok")
    site.posted.clear()
    watcher.once()
    watcher.once()
    assert len(site.posted) == 1


def test_a_webhook_that_refuses_is_not_hammered(site, watch):
    naps = []
    site.pages |= {"/feed": rss(site, "/1"), "/1": DAM, "/hook": (410, {}, b"")}
    watch(site.url("/feed"), tell=("speaker=Reyes",), webhook=hook(site, sleep=naps.append)).once()
    assert not naps


def test_a_webhook_is_not_sent_into_a_private_network_and_not_on(site, watch, told):
    site.pages |= {"/feed": rss(site, "/1"), "/1": DAM, "/hook": (302, {"Location": "/other"}, b"")}
    guarded = Webhook(site.url("/hook"), Fetching(), sleep=lambda _: None)
    watch(site.url("/feed"), tell=("speaker=Reyes",), webhook=guarded).once()
    assert not site.posted
    assert "a private address (127.0.0.1)" in told.problems[0]
    watch(site.url("/feed"), tell=("speaker=Reyes",), webhook=hook(site))
    assert len(site.posted) == 1
    assert "/other" not in site.asked
    with pytest.raises(ReportedlyError, match="only http and https"):
        Webhook("file:///etc/passwd", Fetching())


@pytest.mark.parametrize(
    "asked",
    ["", "sing", "speaker", "speaker=", "pair=Russia", "speaker=a, place=b", "since=2024", "=x", "dispute x"],
)
def test_what_nobody_can_be_told_of_is_refused(asked):
    with pytest.raises(QuestionError):
        want(asked)


def test_words_that_a_question_does_not_know_are_refused_at_once(watch, site):
    for asked in ("act=sing", "status=maybe", "speaker=@no-such-person"):
        with pytest.raises(ReportedlyError):
            watch(site.url("/feed"), tell=(asked,))
