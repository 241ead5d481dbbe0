"""Numbers as news writes them: `22`, `twenty four`, `2 1/2`, `a couple of`, `two to three`, `several`."""

from __future__ import annotations

from reportedly.times.meanings import Length, Said, Year
from reportedly.times.words import Word

_HALF = 0.5


def _spelled(words: list[Word], at: int) -> tuple[int, int] | None:
    """A number in words below a hundred."""
    if at >= len(words):
        return None
    classes = words[at].classes
    if "one" in classes:
        return at + 1, int(classes["one"])
    if "ten" not in classes:
        return None
    tens, end = int(classes["ten"]), at + 1
    after = end + 1 if end < len(words) and words[end].lower == "-" else end
    ones = words[after].classes.get("one") if after < len(words) else None
    return (after + 1, tens + int(ones)) if ones and int(ones) < 10 else (end, tens)


def _plain(words: list[Word], at: int) -> tuple[int, float | None] | None:
    """One number, without ranges and halves; an amount of none is `several`."""
    if at >= len(words):
        return None
    word = words[at]
    if "some" in word.classes:
        value = word.classes["some"]
        return at + 1, None if value == "X" else float(value)
    if "number" in word.classes:
        end, amount = at + 1, float(word.classes["number"])
        if end < len(words) and "split" in words[end].classes:
            return end + 1, amount + float(words[end].classes["split"])
        return end, amount
    start = _spelled(words, at) or ((at + 1, 1) if "article" in word.classes else None)
    if start is None:
        return None
    end, whole = start
    amount = float(whole)
    while end < len(words) and "scale" in words[end].classes:
        amount *= float(words[end].classes["scale"])
        end += 1
        rest = _spelled(words, end)
        if rest:
            end, amount = rest[0], amount + rest[1]
    return end, amount


def amount(words: list[Word], at: int) -> tuple[int, Said] | None:
    """A number as a `Length` without its unit: of a range its lower end, of `two and a half` both parts."""
    if at + 1 < len(words) and words[at].lower == "half" and "article" in words[at + 1].classes:
        return at + 2, Length(_HALF, "")
    found = _plain(words, at)
    if not found:
        return None
    end, value = found
    lowers = [word.lower for word in words[end : end + 3]]
    if lowers == ["and", "a", "half"] and value is not None:
        return end + 3, Length(value + _HALF, "")
    if lowers[:1] in (["to"], ["or"]) and "article" not in words[at].classes:
        upper = _plain(words, end + 1)
        if upper:
            return upper[0], Length(value, "")
    return end, Length(value, "")


def year(words: list[Word], at: int) -> tuple[int, Said] | None:
    """A year in digits (`1998`, `'98`) or in words (`nineteen ninety-six`, `two thousand`)."""
    word = words[at]
    if "year" in word.classes:
        return at + 1, Year(int(word.classes["year"]))
    spelled = _spelled(words, at)
    if not spelled:
        return None
    end, first = spelled
    if first in (18, 19, 20):
        rest = _spelled(words, end)
        if rest and rest[1] >= 10:
            return rest[0], Year(first * 100 + rest[1])
    if first == 2 and end < len(words) and words[end].lower == "thousand":
        rest = _spelled(words, end + 1 + (words[end + 1 : end + 2] != [] and words[end + 1].lower == "and"))
        return (rest[0], Year(2000 + rest[1])) if rest else (end + 1, Year(2000))
    return None
