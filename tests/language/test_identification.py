"""Which language a text is in."""

from __future__ import annotations

import pytest

from reportedly.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dam was inspected twice last year, the ministry said on Tuesday in a statement.", "en"),
        ("Der Staudamm sei im vergangenen Jahr zweimal geprüft worden, teilte das Ministerium mit.", "de"),
        ("La presa fue inspeccionada dos veces el año pasado, dijo el ministerio en un comunicado.", "es"),
        ("Плотину проверяли дважды в прошлом году, говорится в заявлении министерства.", "ru"),
        (
            "该部周二在一份声明中表示，去年对大坝进行了两次检查，没有发现任何问题，也没有任何人员受伤。去年对大坝进行了两次检查。",
            "zh",
        ),
        ("Rain", None),
        ("12 34 56 78 " * 20, None),
    ],
)
def test_language_of_a_text(text: str, language: str | None) -> None:
    assert identify(text) == language
