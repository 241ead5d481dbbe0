"""The attributions with the `factuality` of their content, as the speaker has it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.attributions.acts.classifying import act_of, cue_starts, deed
from reportedly.attributions.acts.frames import Frame
from reportedly.attributions.acts.hedges import OPEN, Grade, denied, grade, graded
from reportedly.attributions.acts.openness import is_asked
from reportedly.model import Act, Attribution, Factuality

# What is wanted, asked for, refused or kept back is open, whatever its form.
_OPEN: frozenset[Act] = frozenset(
    {"want", "intend", "urge", "order", "request", "ask", "propose", "offer", "hope", "refuse", "withhold"}
)
# What is praised, thanked for, denied … stands as the cue has it, whatever its words.
_SETTLED: frozenset[Act] = frozenset(
    {
        "deny",
        "doubt",
        "allow",
        "praise",
        "criticise",
        "thank",
        "congratulate",
        "apologise",
        "regret",
        "accuse",
    }
)
# What is believed or feared of what ought to be, or would have been, is believed none the less.
_HELD: frozenset[Act] = frozenset({"believe", "fear"})
# But a quotation that criticises may say anything: "‘I would have stayed,’ he fumed".
_VOICED: frozenset[Act] = frozenset({"praise", "criticise", "regret", "accuse"})


def judged(text: str, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with the `factuality` of their content, as the speaker has it.

    >>> from reportedly.language import parse
    >>> from reportedly.model import Span
    >>> text = "The office warned that the dam could break."
    >>> found = Attribution("a1", (Span(18, 42),), "indirect", source=Span(0, 10), cue=Span(11, 17))
    >>> judged(text, parse(text), [found])[0].factuality
    'PS+'
    """
    cited = cue_starts(attributions)
    return tuple(replace(one, factuality=factuality_of(Frame(text, doc, one), cited)) for one in attributions)


def factuality_of(frame: Frame, cited: frozenset[int] = frozenset()) -> Factuality:
    """How sure the speaker is of one content: the main clause's words under what the cue makes of them."""
    act = frame.attribution.act or act_of(frame, cited)
    if act in _OPEN:
        return "Uu"
    where, sense = deed(frame, cited)
    own: Grade = grade(sense.factuality) if sense else Grade()
    said = frame.attribution.manner == "direct" and bool(frame.clause and frame.clause.finite)
    if act in _SETTLED and not (said and act in _VOICED):
        return (own if sense and sense.act == act else grade("CT-" if act == "deny" else "CT+")).value
    words = graded(where)
    if act in _HELD and words.level == OPEN.level and not is_asked(where):
        words = denied(where)
    return own.under(words).value
