"""Which language a text is in, by py3langid, which knows 97 and needs no network."""

from __future__ import annotations

READ = frozenset({"en"})  # the languages whose statements are read

# Below this many bytes of letters a guess is a toss: headlines of five words came out as Dutch or Norwegian.
# Bytes, for a Chinese sentence says as much in a third of the letters.
SHORTEST = 60


def identify(text: str) -> str | None:
    """The language's ISO 639-1 code, or none where the text is too short to tell.

    >>> identify("Le Kremlin a confirmé mercredi qu'une visite du président était en préparation.")
    'fr'
    >>> identify("Yes.") is None
    True
    """
    sample = text[:5000]
    if len("".join(filter(str.isalpha, sample)).encode(errors="ignore")) < SHORTEST:
        return None
    from py3langid import classify  # pyright: ignore

    return str(classify(sample)[0])  # pyright: ignore
