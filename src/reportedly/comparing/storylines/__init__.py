"""Pages of one matter: `matter` says what a page is about, `threads` whether it goes on with a storyline.

Single-pass clustering, as topic detection and tracking has it (Allan, Papka and Lavrenko, SIGIR 1998): a page
goes to the storyline that it is most like, if it is like enough, or begins one.
"""

from reportedly.comparing.storylines.matter import headed, terms, weighed
from reportedly.comparing.storylines.threads import Matter, are_one, likeness_to, needed, shared

__all__ = ["Matter", "are_one", "headed", "likeness_to", "needed", "shared", "terms", "weighed"]
