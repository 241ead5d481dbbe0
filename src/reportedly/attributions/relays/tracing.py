"""The chain between speaker and page: medium, agency, outlet, credit, site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.actors.identities import identity, slug
from reportedly.attributions.interviews import turns
from reportedly.attributions.quotations import quotations
from reportedly.attributions.relays.court import HEARING, TESTIMONY, Court
from reportedly.attributions.relays.documents import again as documents_again
from reportedly.attributions.relays.documents import document, known_before, on_air
from reportedly.attributions.relays.media import Phrase, phrases
from reportedly.attributions.relays.occasions import joined, shared
from reportedly.attributions.relays.outlets import Naming, OutletKind, namings, outlet_called, words
from reportedly.attributions.relays.quoting import by_quoted
from reportedly.attributions.relays.tying import Ties, indices
from reportedly.model import Actor, Article, Attribution, Relay

_OUTLETS = frozenset({"agency", "outlet"})
_UNNAMED = frozenset({"unknown", "organisation"})


def traced(article: Article, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their `relays`, nearest to the speaker first, the page's credit and site last.

    An agency or outlet has its usual short name (`KCNA`, `AFP`) as far as the tables know one. A speaker is
    changed in one case only: who is `quoted by` an agency speaks, where the agency was read as the source.
    """
    if not attributions:
        return ()
    outlets = namings(article.text, doc)
    read = attributions
    attributions = [by_quoted(article.text, doc, one, read, outlets) for one in read]
    ties = Ties(doc, attributions, quotations(article.text, article.paragraphs))
    own, again = _own(article, attributions, ties, doc, outlets)
    for index, (before, after) in enumerate(zip(read, attributions, strict=True)):
        if before is not after and not own[index]:
            passing = _outlet(before, outlets)
            own[index] = [Relay(passing[0], passing[1].name, passing[1], before.source)] if passing else []
    court = Court(article, doc, attributions)
    own = [_in_court(court, attribution, links) for attribution, links in zip(attributions, own, strict=True)]
    for index, links in court.testified(own):
        own[index] = links
    chains = _with_outer(doc, attributions, joined(article, attributions, own, again), outlets)
    _after_reports(article, doc, attributions, chains, outlets)
    chains = shared(article, doc, attributions, chains)
    page = tuple(_page(article))
    return tuple(
        replace(attribution, relays=(*_apart(attribution, chain, page), *page))
        for attribution, chain in zip(attributions, chains, strict=True)
    )


def _own(
    article: Article, attributions: Sequence[Attribution], ties: Ties, doc: Doc, outlets: Sequence[Naming]
) -> tuple[list[list[Relay]], dict[int, str]]:
    """The links that the text ties to each attribution, and which of them point back (`in this letter`)."""
    named = phrases(article.text, doc, outlets)
    own: list[list[Relay]] = []
    again: dict[int, str] = {}
    for index, attribution in enumerate(attributions):
        tied = ties.links(index, named)
        pointing = next((phrase.again for phrase in tied if phrase.again), "")
        pointing = pointing or ties.document_again(index)
        if pointing:
            again[index] = pointing
        links = [phrase.relay for phrase in tied if not _is_to_outlet(doc, phrase, tied)]
        media = [link.name for link in links if link.kind == "medium"]
        verb = ties.verb(index)
        if media == [HEARING] and verb is not None and verb.name == TESTIMONY:
            links = [verb, *(link for link in links if link.kind != "medium")]
        elif not media:
            medium = document(doc, attribution) or verb
            links = [*([medium] if medium else []), *links]
        own.append(links)
    for index, attribution in enumerate(attributions):
        own[index] = own[index] or list(on_air(doc, attribution))
        vague = [link.name for link in own[index]] == ["document"]
        names = documents_again(doc, attribution) if vague or not own[index] else frozenset[str]()
        medium = known_before(index, names, own) if names else None
        own[index] = [medium] if medium else own[index]
    for index, links in ties.beside(named, own):
        own[index] = own[index] or links
    for index in _answering(article, attributions):
        own[index] = [Relay("medium", "interview")]
    return own, again


def _is_to_outlet(doc: Doc, medium: Phrase, tied: Sequence[Phrase]) -> bool:
    """Whether a medium is but what is told an outlet: `in statements to the Echo`, not `in a statement`."""
    plural = doc[medium.end - 1].tag_ in {"NNS", "NNPS"}
    return (
        medium.relay.name == "statement"
        and plural
        and any(
            phrase.how == "told" and phrase.start == medium.end and doc[phrase.start].lower_ == "to"
            for phrase in tied
        )
    )


def _in_court(court: Court, attribution: Attribution, links: Sequence[Relay]) -> list[Relay]:
    """The links of a statement in court: a hearing there is testimony, and what lawyers say has no medium."""
    sworn = [replace(link, name=TESTIMONY) if court.is_sworn_hearing(link) else link for link in links]
    sworn = [link for link in sworn if link.name != TESTIMONY or not court.is_counsel(attribution)]
    return [replace(link, name=court.sworn) if link.name == TESTIMONY else link for link in sworn]


def _answering(article: Article, attributions: Sequence[Attribution]) -> list[int]:
    """The attributions that are answers of an interview printed as questions and answers."""
    found = turns(article.text, article.paragraphs)
    before = [article.text[: turn.content.start].rsplit("\n", 1)[0].rstrip() for turn in found]
    if 2 * sum(words.endswith("?") for words in before) <= len(found):
        return []
    return [
        index
        for index, attribution in enumerate(attributions)
        if attribution.content and not attribution.within
        if any(turn.content.has(attribution.content[0].start) for turn in found)
    ]


# --- The page ------------------------------------------------------------------------------


def _page(article: Article) -> Iterator[Relay]:
    """The page's credit and its site."""
    if article.credit:
        actor = outlet_called(article.credit)
        yield Relay("credit", actor.name if actor else article.credit, actor)
    site = article.site or (urlsplit(article.url).hostname if article.url else None)
    if site:
        site = site.removeprefix("www.")
        yield Relay("site", site, outlet_called(site))


def _apart(attribution: Attribution, chain: Sequence[Relay], page: Sequence[Relay]) -> list[Relay]:
    """The chain without what the page is itself, without doubles, and without the speaker.

    An agency that speaks for itself is the speaker and no relay of itself.
    """
    speakers = {actor.id.removeprefix("the-") for actor in attribution.actors()}
    out: list[Relay] = []
    for relay in chain:
        ids = {
            slug(relay.name).removeprefix("the-"),
            relay.actor.id.removeprefix("the-") if relay.actor else "",
        }
        double = any(relay.kind == other.kind and relay.name == other.name for other in out)
        itself = relay.kind != "medium" and bool(ids & speakers)
        if not double and not itself and not any(_is_page(relay, other) for other in page):
            out.append(relay)
    return out


def _is_page(relay: Relay, page: Relay) -> bool:
    """Whether an outlet in the text is the page's own: `the Gazette` in the Pellbridge & District Gazette.

    >>> _is_page(Relay("outlet", "Gazette"), Relay("site", "Pellbridge & District Gazette"))
    True
    >>> _is_page(Relay("medium", "post"), Relay("site", "The Post"))
    False
    """
    if relay.kind == "medium":
        return False
    if relay.actor is not None and page.actor is not None and relay.actor.id == page.actor.id:
        return True
    short, whole = (slug(name).removeprefix("the-") for name in (relay.name, page.name))
    return short == whole or whole.endswith(f"-{short}") or whole.startswith(f"{short}-")


# --- Who reports what others say -----------------------------------------------------------


def _with_outer(
    doc: Doc,
    attributions: Sequence[Attribution],
    chains: Sequence[Sequence[Relay]],
    named: Sequence[Naming],
) -> list[list[Relay]]:
    """Nested attributions go on through who reports them: `the agency reported that she had denied it`."""
    place = {attribution.id: index for index, attribution in enumerate(attributions)}
    out: list[list[Relay]] = []
    for index, chain in enumerate(chains):
        links, seen = list(chain), {index}
        outer = attributions[index].within
        while outer in place and place[outer] not in seen:
            around = attributions[place[outer]]
            seen.add(place[outer])
            outlet = _outlet(around, named) or _unknown_outlet(doc, around, attributions[index])
            if outlet is not None:
                links.append(Relay(outlet[0], outlet[1].name, outlet[1], around.source))
            outer = around.within
        out.append(links)
    return out


def _after_reports(
    article: Article,
    doc: Doc,
    attributions: Sequence[Attribution],
    chains: list[list[Relay]],
    named: Sequence[Naming],
) -> None:
    """Give what goes on from an agency's report the agency, in place.

    `The king “thanked his host”, the agency ANK said. He also wished him well`: ANK tells both.
    """
    for index, (before, after) in enumerate(pairwise(attributions), 1):
        speaker, cue, source = after.speaker, after.cue, before.source
        if chains[index] or after.within or speaker is None or cue is None or source is None:
            continue
        words_around = {token.lower_ for i in indices(doc, cue) for token in doc[max(0, i - 1) : i + 2]}
        told = " ".join(span.of(article.text) for span in before.content)
        apart = "\n" in article.text[source.end : cue.start]
        outlet = _outlet(before, named)
        if outlet is None or apart or not words_around & words("adding").keys():
            continue
        if any(name in told.split() for name in speaker.name.split()):
            chains[index] = [Relay(outlet[0], outlet[1].name, outlet[1], source)]


def _outlet(attribution: Attribution, named: Sequence[Naming]) -> tuple[OutletKind, Actor] | None:
    """The agency or outlet that speaks: named in the source, known to the tables, or shown by the article."""
    speaker, source = attribution.speaker, attribution.source
    if speaker is None:
        return None
    actor = speaker
    for naming in named:
        inside = source is not None and source.has(naming.span.start)
        if naming.actor.id == speaker.id or (
            inside and (speaker.kind in _OUTLETS or naming.actor.name in speaker.name)
        ):
            actor = naming.actor
    actor = outlet_called(actor.name) or actor
    if actor.name.lower() in {*words("outlet"), *words("agency")}:
        return None
    if actor.kind == "agency":
        return "agency", actor
    return ("outlet", actor) if actor.kind == "outlet" else None


def _unknown_outlet(
    doc: Doc, attribution: Attribution, inner: Attribution
) -> tuple[OutletKind, Actor] | None:
    """A body that no table has and that quotes what somebody said, or reports it after the words.

    `OTK quoted Roth as saying`; `“We will stay,” Roth said, OTK reported`
    """
    speaker, source = attribution.speaker, attribution.source
    named = speaker is not None and speaker.name[:1].isupper()
    if speaker is None or not named or speaker.kind not in _UNNAMED or identity(speaker.name):
        return None
    cue = {doc[i].lower_ for i in indices(doc, attribution.cue)}
    after = source is not None and inner.cue is not None and source.start > inner.cue.end
    if not cue & words("quoting").keys() and not (after and cue & words("reporting").keys()):
        return None
    return ("agency" if speaker.name.isupper() else "outlet"), speaker
