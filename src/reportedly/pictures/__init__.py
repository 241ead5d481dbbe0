"""What a ledger answers, drawn: pure functions from records to SVG, good enough to print."""

from reportedly.pictures.activity import activity
from reportedly.pictures.chains import chains
from reportedly.pictures.drawing import Picture, stylesheet
from reportedly.pictures.marks import Mark, happened, said
from reportedly.pictures.network import network
from reportedly.pictures.png import png
from reportedly.pictures.spread import Stage, evenly, spread, stages
from reportedly.pictures.timeline import of_story, of_storyline, timeline

__all__ = [
    "Mark",
    "Picture",
    "Stage",
    "activity",
    "chains",
    "evenly",
    "happened",
    "network",
    "of_story",
    "of_storyline",
    "png",
    "said",
    "spread",
    "stages",
    "stylesheet",
    "timeline",
]
