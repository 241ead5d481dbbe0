"""One page to one reading: the stages in order, and nothing else."""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly import articles, attributions, coherence, events, knowledge, language, times
from reportedly.articles import damage
from reportedly.articles.damage import Mending
from reportedly.attributions.acts.classifying import classified
from reportedly.attributions.acts.factuality import judged
from reportedly.attributions.answers import linked
from reportedly.attributions.framing import framed, undated
from reportedly.attributions.nesting import arranged, nested
from reportedly.attributions.relays.tracing import traced
from reportedly.attributions.same_voice import kept_apart
from reportedly.attributions.speakers.resolving import resolved
from reportedly.attributions.tagger import CARD
from reportedly.attributions.when import dated
from reportedly.mentions import mentioned
from reportedly.model import Article, Damage, Note, Page, Reading, Versions
from reportedly.times import dating
from reportedly.version import VERSION

VERSIONS = Versions(reportedly=VERSION, model=CARD.version, knowledge=knowledge.version())


def read(page: Page, analyse: bool = True) -> Reading:
    """All that `page` yields; only its article where not to `analyse`.

    Raises `NotReadableError` where the page carries no article.
    """
    article = articles.extract(page)
    return read_article(article, page.retrieved) if analyse else Reading(article)


def read_text(text: str, published: date | None = None) -> Reading:
    """All that `text`, which is an article and nothing but, yields."""
    return read_article(articles.from_text(text, published))


def read_article(article: Article, retrieved: datetime | None = None) -> Reading:
    """What the article says, stage by stage; no date that it is given lies after it was `retrieved`."""
    spoken, foreign = language.passages(article.text, article.paragraphs, article.language)
    whole = article = replace(article, language=spoken, foreign=foreign)
    if spoken not in (None, *language.READ):
        note = Note("language", f"not read: language {spoken}")
        return Reading(article, notes=(note,), versions=VERSIONS)
    around = [piece.text for piece in article.furniture]
    whole = replace(whole, translated=language.translation(article.text, foreign, around))
    if foreign:
        article = replace(article, text=language.without(article.text, foreign))
    damages, meant, doc, back = examined(article)
    meant = dating.dated(meant, doc, retrieved)
    said = _said(meant, doc)
    published = dating.doubted(meant, doc, said.times).published
    return replace(damage.as_printed(said, back), article=replace(whole, damage=damages, published=published))


def examined(article: Article) -> tuple[tuple[Damage, ...], Article, Doc, Mending | None]:
    """The article's damage; the article as it was meant, the parse of that, and the way back from it."""
    told = damage.found(article)
    meant, back = damage.mended(replace(article, damage=told))
    doc = language.parse(meant.text)
    doubts = (damage.as_printed(doubt, back) for doubt in coherence.doubts(meant, doc))
    return damage.kept((*told, *doubts)), meant, doc, back


def _said(article: Article, doc: Doc) -> Reading:
    """What the text says, by spans of it."""
    expressions = times.expressions(article.text, doc, article.published)
    found = framed(article, doc, attributions.find(article))
    found = tuple(undated(article, nested(article, doc, found)))
    found = dated(found, expressions, doc)
    found, mentions = resolved(article, doc, found)
    found, mentions = mentioned(article, doc, found, mentions)
    for stage in (kept_apart, classified, judged):
        found = stage(article.text, doc, found)
    found = traced(article, doc, found)
    found = linked(article.text, doc, found)
    return Reading(
        article=article,
        attributions=arranged(found),
        events=events.found(article, doc, found, expressions, mentions),
        times=expressions,
        mentions=mentions,
        versions=VERSIONS,
    )
