"""What a ledger answers, drawn: pure functions from records to SVG, good enough to print."""

from reportedly.pictures.chains import chains
from reportedly.pictures.drawing import Picture, stylesheet
from reportedly.pictures.marks import Mark, happened, said
from reportedly.pictures.png import png
from reportedly.pictures.timeline import of_story, timeline

__all__ = [
    "Mark",
    "Picture",
    "chains",
    "happened",
    "of_story",
    "png",
    "said",
    "stylesheet",
    "timeline",
]
