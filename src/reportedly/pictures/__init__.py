"""What a ledger answers, drawn: pure functions from records to SVG, good enough to print."""

from reportedly.pictures.chains import chains
from reportedly.pictures.drawing import Picture, stylesheet
from reportedly.pictures.png import png

__all__ = ["Picture", "chains", "png", "stylesheet"]
