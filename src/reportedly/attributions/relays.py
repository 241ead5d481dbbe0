"""The chain between speaker and page: medium, agency, outlet, credit, site."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from urllib.parse import urlsplit

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.actors.identities import identity, slug
from reportedly.actors.titles import runs
from reportedly.attributions.media import ON_AIR, ORDER, Phrase, phrases
from reportedly.attributions.occasions import answering, shared
from reportedly.attributions.outlets import Naming, OutletKind, namings, outlet_called, ties, words
from reportedly.attributions.quotations import quotations
from reportedly.model import Actor, Article, Attribution, Relay, Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BESIDE = frozenset({"advcl", "xcomp"})
"""How a cue hangs on the verb that tells the medium: `wrote to the owners predicting trouble`."""

_ADJACENT = 4
"""Tokens between a statement and the sentence beside it that tells its occasion: marks and points."""

_CLIMB = 12
"""Heads from a phrase to the verb it goes with; deeper parses are wrong ones."""


def traced(article: Article, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their `relays`, nearest to the speaker first, the page's credit and site last."""
    if not attributions:
        return ()
    outlets = namings(doc)
    attributions = [_by_quoted(doc, attribution, attributions, outlets) for attribution in attributions]
    named = phrases(doc, outlets)
    quoted = {i for span in quotations(article.text, article.paragraphs) for i in _indices(doc, span)}
    tokens = [_Tokens(doc, attribution) for attribution in attributions]
    own = [_own(doc, index, attributions, tokens, named, quoted) for index in range(len(attributions))]
    for index, links in _from_beside(doc, tokens, named, own):
        own[index] = own[index] or links
    for index in answering(article, attributions):
        own[index] = own[index] or [Relay("medium", "interview")]
    chains = shared(article, doc, attributions, own)
    chains = _with_outer(doc, attributions, chains, outlets)
    page = tuple(_page(article))
    return tuple(
        replace(attribution, relays=(*_apart(attribution, chain, page), *page))
        for attribution, chain in zip(attributions, chains, strict=True)
    )


# --- The page ------------------------------------------------------------------------------


def _page(article: Article) -> Iterable[Relay]:
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
    speakers = [actor.id for actor in (attribution.speakers or (attribution.speaker,)) if actor]
    out: list[Relay] = []
    for relay in chain:
        double = any(relay.kind == other.kind and relay.name == other.name for other in out)
        if double or any(_is_page(relay, other) for other in page):
            continue
        if (
            relay.kind == "medium"
            or slug(relay.name) not in speakers
            and (relay.actor is None or relay.actor.id not in speakers)
        ):
            out.append(relay)
    return out


def _is_page(relay: Relay, page: Relay) -> bool:
    """Whether an outlet in the text is the page's own: `the Gazette` in the Pellbridge & District Gazette."""
    if relay.kind == "medium":
        return False
    if relay.actor is not None and page.actor is not None and relay.actor.id == page.actor.id:
        return True
    short, whole = (slug(name).removeprefix("the-") for name in (relay.name, page.name))
    return short == whole or whole.endswith(f"-{short}") or whole.startswith(f"{short}-")


# --- What the text ties to a saying --------------------------------------------------------


class _Tokens:
    """The tokens of an attribution's parts, by index."""

    def __init__(self, doc: Doc, attribution: Attribution) -> None:
        self.cue = _indices(doc, attribution.cue)
        self.source = _indices(doc, attribution.source)
        self.content = {i for span in attribution.content for i in _indices(doc, span)}
        anchor = min(self.cue or self.source or self.content, default=0)
        sentence = doc[anchor].sent
        self.first, self.last = sentence.start, sentence.end
        self.anchors = sorted({*self.cue, *self.source})


def _indices(doc: Doc, span: Span | None) -> set[int]:
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
    return {token.i for token in found} if found is not None else set()


def _own(
    doc: Doc,
    index: int,
    attributions: Sequence[Attribution],
    tokens: Sequence[_Tokens],
    named: Sequence[Phrase],
    quoted: Container[int],
) -> list[Relay]:
    """The links that the sentence of an attribution names, in order."""
    mine = tokens[index]
    found = [phrase for phrase in named if _is_tied(doc, phrase, index, tokens, quoted)]
    links = _one_medium(
        [phrase.relay for phrase in sorted(found, key=lambda phrase: (ORDER[phrase.how], phrase.start))]
    )
    if not any(link.kind == "medium" for link in links):
        medium = _document(doc, attributions[index], mine) or _of_verb(doc, mine)
        links = [*([medium] if medium else []), *links]
    return links


def _from_beside(
    doc: Doc, tokens: Sequence[_Tokens], named: Sequence[Phrase], own: Sequence[Sequence[Relay]]
) -> Iterable[tuple[int, list[Relay]]]:
    """Statements beside a sentence that only tells their occasion, with its links.

    `Lee made the remarks in an interview with the Echo. “We will not pay,” she said.`
    """
    used = {relay.span for links in own for relay in links}
    for sentence in doc.sents:
        free = [
            phrase
            for phrase in named
            if sentence.start <= phrase.start < sentence.end and phrase.how in {"medium", "told"}
            if phrase.relay.span not in used
        ]
        if not free or not any(token.lower_ in words("setting") for token in sentence):
            continue
        if any(i in mine.content for mine in tokens for i in (free[0].start, free[0].end - 1)):
            continue
        if any(sentence.start <= i < sentence.end for mine in tokens for i in mine.cue):
            continue
        links = [
            phrase.relay for phrase in sorted(free, key=lambda phrase: (ORDER[phrase.how], phrase.start))
        ]
        for index, mine in enumerate(tokens):
            first = min((*mine.anchors, *mine.content), default=-1)
            last = max((*mine.anchors, *mine.content), default=-1)
            before = last < sentence.start and _beside(doc, last, sentence.start)
            if before or (first >= sentence.end and _beside(doc, sentence.end, first)):
                yield index, links


def _beside(doc: Doc, first: int, last: int) -> bool:
    """Whether no line and no sentence ends between two tokens, but for the point of the first's own."""
    between = doc[first:last].text if first < last else ""
    return "\n" not in between and last - first <= _ADJACENT


def _one_medium(links: list[Relay]) -> list[Relay]:
    """A post on a platform is one thing; a speech on television goes through both.

    >>> chain = [Relay("medium", "post"), Relay("medium", "tweet"), Relay("medium", "radio")]
    >>> [relay.name for relay in _one_medium(chain)]
    ['post', 'radio']
    """
    first = next((link for link in links if link.kind == "medium"), None)
    return [link for link in links if link is first or link.kind != "medium" or link.name in ON_AIR]


def _is_tied(doc: Doc, phrase: Phrase, index: int, tokens: Sequence[_Tokens], quoted: Container[int]) -> bool:
    """Whether a phrase goes with the saying of an attribution, and not with another's or with what is said."""
    mine = tokens[index]
    if not (mine.first <= phrase.start < mine.last) or not mine.anchors:
        return False
    noun = phrase.end - 1
    if phrase.how == "quotes":
        return phrase.start in mine.cue and noun not in mine.source
    if noun in mine.content:
        return False
    if noun in mine.source and phrase.how == "relayed" and phrase.start in mine.cue:
        return "by" in {token.lower_ for token in doc[phrase.start : noun]}
    if noun not in mine.source and (phrase.start in mine.cue or noun in mine.cue):
        return phrase.how != "tells"
    if noun in mine.source:
        return phrase.how != "tells" and phrase.start in mine.source
    if any(phrase.start in other.cue for other in tokens if other is not mine):
        return False
    anchor = min(mine.anchors)
    outer = [other for other in tokens if other is not mine and noun in other.content]
    if any(anchor not in other.content for other in outer):
        return False
    if any(anchor in other.content and noun not in other.content for other in tokens if other is not mine):
        return False
    if phrase.how == "tells":
        return phrase.start > max(mine.anchors) and not _between(doc, phrase, mine, quoted)
    last = max(mine.anchors)
    if last < phrase.start and all(_is_slight(token) for token in doc[last + 1 : phrase.start]):
        return True
    governor = _governor(doc[phrase.start], mine)
    if governor is not None and any(doc[i].head.i == governor.i and doc[i].tag_ == "VBG" for i in mine.cue):
        return True
    if governor is not None and governor.i not in mine.cue:
        others = any(governor.i in other.cue for other in tokens if other is not mine)
        elsewhere = governor.i not in mine.content and not _is_speaking(governor)
        if others or (elsewhere and phrase.how != "relayed"):
            return False
    if governor is not None and governor.i in mine.cue:
        return True
    return not _between(doc, phrase, mine, quoted)


def _is_slight(token: Token) -> bool:
    """Whether a token between a saying and its medium parts nothing: a comma, a day."""
    return token.pos_ == "PUNCT" or token.ent_type_ in {"DATE", "TIME"}


def _is_speaking(verb: Token) -> bool:
    """Whether a verb is about the saying though no cue: `Roth, speaking on the radio, denied it`.

    A finite one has its own subject: `He spoke on the radio, and Lee denied it`.
    """
    return verb.lower_ in words("speaking") and (verb.tag_ in {"VBG", "VBN"} or verb.dep_ in {"relcl", "acl"})


def _governor(token: Token, mine: _Tokens) -> Token | None:
    """The verb that a phrase goes with by the parse."""
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.i in mine.cue or token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def _between(doc: Doc, phrase: Phrase, mine: _Tokens, quoted: Container[int]) -> bool:
    """Whether a clause of its own stands between a phrase and the saying."""
    ends = [(anchor, phrase.start) for anchor in mine.anchors if anchor < phrase.start]
    ends += [(phrase.end - 1, anchor) for anchor in mine.anchors if anchor >= phrase.end]
    if not ends:
        return False
    first, last = min(ends, key=lambda pair: pair[1] - pair[0])
    return any(
        (token.tag_ in _FINITE and token.lower_ not in words("speaking")) or token.text == ";"
        for token in doc[first + 1 : last]
        if token.i not in mine.content and token.i not in mine.anchors and token.i not in quoted
    )


# --- Media that the source or the verb tells -----------------------------------------------


def _document(doc: Doc, attribution: Attribution, mine: _Tokens) -> Relay | None:
    """The medium of a source that is a document, where its author is the speaker: `the ministry's report said`."""
    source, speaker = attribution.source, attribution.speaker
    if source is None or speaker is None or not mine.source:
        return None
    found = doc[min(mine.source) : max(mine.source) + 1]
    root = found.root
    forms = (root.lower_, root.lower_.removesuffix("s"))
    name = next((words("medium")[form] for form in forms if form in words("medium")), None)
    if name is None or any(form in speaker.name.lower().split() for form in forms):
        return None
    return Relay("medium", name, span=Span(root.idx, root.idx + len(root)))


def _of_verb(doc: Doc, mine: _Tokens) -> Relay | None:
    """The medium that the verb tells: `tweeted`, `testified`, `had written to the president`."""
    cues = [doc[i] for i in sorted(mine.cue)]
    cues += [token.head for token in cues if token.dep_ in _BESIDE and token.head.i < token.i]
    cues += [token.head for token in cues if token.dep_ == "conj" and token.head.lower_ in words("cue")]
    for token in cues:
        i = token.i
        span = Span(token.idx, token.idx + len(token))
        if token.lower_ in words("cue"):
            return Relay("medium", words("cue")[token.lower_], span=span)
        following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
        if token.lower_ in words("addressed") and following in ties("addressed")[token.lower_]:
            return Relay("medium", words("addressed")[token.lower_], span=span)
    return None


def _by_quoted(
    doc: Doc, attribution: Attribution, attributions: Sequence[Attribution], outlets: Sequence[Naming]
) -> Attribution:
    """The attribution with whom it quotes as its speaker, where its source is only who quotes.

    This is the one case in which this stage names a speaker: `“We will stay,” Anders Roth was quoted as
    saying by the daily Nordal Echo` has the Echo beside `by`, and what it says is Roth's.
    """
    source = _indices(doc, attribution.source)
    if not source or not min(source) or doc[min(source) - 1].lower_ != "by":
        return attribution
    if not any(naming.start in source or naming.end - 1 in source for naming in outlets):
        return attribution
    verbs = [doc[i] for i in sorted(_indices(doc, attribution.cue)) if doc[i].lower_ in words("quoting")]
    subjects = [child for verb in verbs for child in verb.children if child.dep_ == "nsubjpass"]
    if not subjects:
        return attribution
    start, end = doc[subjects[0].left_edge.i].idx, subjects[0].idx + len(subjects[0])
    names = runs(doc.text[start:end])
    if not names:
        return attribution
    name = doc.text[start:end][slice(*names[-1])]
    known = [actor for other in attributions for actor in (other.speaker, *other.speakers) if actor]
    actor = next((actor for actor in known if actor.name == name or actor.name.endswith(f" {name}")), None)
    return replace(attribution, speaker=actor or Actor(slug(name), name, "person"), speakers=())


# --- Nested --------------------------------------------------------------------------------


def _with_outer(
    doc: Doc,
    attributions: Sequence[Attribution],
    chains: Sequence[Sequence[Relay]],
    named: Sequence[Naming],
) -> list[list[Relay]]:
    """Nested attributions go on through who reports them: `the agency reported that she had denied it`."""
    place = {attribution.id: index for index, attribution in enumerate(attributions)}
    kinds = {naming.actor.id: naming for naming in named}
    out: list[list[Relay]] = []
    for index, chain in enumerate(chains):
        links, seen = list(chain), {index}
        outer = attributions[index].within
        while outer in place and place[outer] not in seen:
            at = place[outer]
            seen.add(at)
            speaker = attributions[at].speaker
            outlet = _outlet(speaker, kinds) or _unknown_outlet(doc, attributions[at]) if speaker else None
            if outlet is not None:
                links.append(Relay(outlet[0], outlet[1].name, outlet[1], attributions[at].source))
            outer = attributions[at].within
        out.append(links)
    return out


def _outlet(speaker: Actor, named: dict[str, Naming]) -> tuple[OutletKind, Actor] | None:
    """Whether a speaker is an agency or outlet: by its kind, by the tables, or as the article shows it."""
    known = outlet_called(speaker.name)
    if known is None and speaker.id in named:
        known = named[speaker.id].actor
    if (
        known is None
        and speaker.name.lower().split()[-1:]
        and (speaker.name.lower() in words("outlet") or speaker.name.lower() in words("agency"))
    ):
        return None
    kind = known.kind if known else speaker.kind
    if kind == "agency":
        return "agency", known or speaker
    return ("outlet", known or speaker) if kind == "outlet" else None


def _unknown_outlet(doc: Doc, attribution: Attribution) -> tuple[OutletKind, Actor] | None:
    """A body that no table has and that reports or quotes what somebody said: `OTK quoted Roth as saying`."""
    speaker = attribution.speaker
    if speaker is None or speaker.kind not in {"unknown", "organisation"} or identity(speaker.name):
        return None
    if not any(doc[i].lower_ in words("quoting") for i in _indices(doc, attribution.cue)):
        return None
    return ("agency" if speaker.name.isupper() else "outlet"), speaker
