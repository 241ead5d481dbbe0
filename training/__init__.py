"""How the shipped tagger was made, to be run again: `make train`.

corpus.py    PolNeAR's articles to labelled windows
network.py   the encoder with its two heads: tags, and links from content and source to cue
fit.py       the optimisation
export.py    the trained network to ONNX int8, where the package looks for it
__main__.py  all of it, in order
"""
