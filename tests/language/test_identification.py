"""Which language a text is in."""

from __future__ import annotations

import pytest

from reportedly.articles import from_text
from reportedly.language import identify, passages, without
from reportedly.model import Foreign, Span


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


SENTENCES = {
    "en": "The minister said on Tuesday that the old bridge would stay closed until Friday.",
    "fr": "Le ministre a déclaré mardi que le vieux pont resterait fermé jusqu'à vendredi.",
    "de": "Der Minister sagte am Dienstag, die alte Brücke bleibe bis Freitag geschlossen.",
    "es": "El ministro dijo el martes que el viejo puente seguirá cerrado hasta el viernes.",
    "it": "Il ministro ha detto martedì che il vecchio ponte resterà chiuso fino a venerdì.",
    "pt": "O ministro disse na terça-feira que a ponte velha ficará fechada até sexta-feira.",
    "nl": "De minister zei dinsdag dat de oude brug tot vrijdag gesloten blijft voor al het verkeer.",
    "sv": "Ministern sade på tisdagen att den gamla bron kommer att vara stängd till fredag.",
    "da": "Ministeren sagde tirsdag, at den gamle bro forbliver lukket indtil fredag, og at ingen må køre over den.",
    "no": "Statsråden sa tirsdag at den gamle brua skal holdes stengt til fredag, og at ingen får kjøre over den.",
    "fi": "Ministeri sanoi tiistaina, että vanha silta pysyy suljettuna perjantaihin asti.",
    "et": "Minister ütles teisipäeval, et vana sild jääb suletuks kuni reedeni.",
    "lv": "Ministrs otrdien paziņoja, ka vecais tilts būs slēgts līdz piektdienai.",
    "lt": "Ministras antradienį pareiškė, kad senasis tiltas bus uždarytas iki penktadienio.",
    "pl": "Minister powiedział we wtorek, że stary most pozostanie zamknięty do piątku.",
    "cs": "Ministr v úterý řekl, že starý most zůstane uzavřen až do pátku.",
    "sk": "Minister v utorok povedal, že starý most zostane zatvorený až do piatka.",
    "sl": "Minister je v torek povedal, da bo stari most ostal zaprt do petka in da je promet preusmerjen.",
    "hu": "A miniszter kedden azt mondta, hogy a régi híd péntekig zárva marad minden autó előtt.",
    "ro": "Ministrul a declarat marți că podul vechi va rămâne închis până vineri.",
    "el": "Ο υπουργός δήλωσε την Τρίτη ότι η παλιά γέφυρα θα μείνει κλειστή μέχρι την Παρασκευή.",
    "bg": "Министърът каза във вторник, че старият мост ще остане затворен до петък.",
    "ru": "Министр заявил во вторник, что старый мост останется закрытым до пятницы.",
    "uk": "Міністр заявив у вівторок, що старий міст залишиться закритим до п'ятниці.",
    "tr": "Bakan salı günü yaptığı açıklamada eski köprünün cuma gününe kadar kapalı kalacağını söyledi.",
    "ar": "قال الوزير يوم الثلاثاء إن الجسر القديم سيبقى مغلقا حتى يوم الجمعة.",
    "fa": "وزیر روز سه‌شنبه گفت که پل قدیمی تا روز جمعه بسته می‌ماند.",
    "he": "השר אמר ביום שלישי שהגשר הישן יישאר סגור עד יום שישי.",
    "hi": "मंत्री ने मंगलवार को कहा कि पुराना पुल शुक्रवार तक बंद रहेगा।",
    "zh": "部长星期二表示，旧桥将关闭到星期五，任何车辆都不得通过，行人也不得通过。",
    "ja": "大臣は火曜日、古い橋は金曜日まで閉鎖されたままになると述べた。",
    "ko": "장관은 화요일에 오래된 다리가 금요일까지 폐쇄될 것이라고 말했다.",
    "vi": "Bộ trưởng cho biết hôm thứ Ba rằng cây cầu cũ sẽ đóng cửa cho đến thứ Sáu.",
    "id": "Menteri mengatakan pada hari Selasa bahwa jembatan tua itu akan tetap ditutup sampai hari Jumat.",
    "ca": "El ministre va dir dimarts que el pont vell continuarà tancat fins divendres.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_enough(language: str) -> None:
    assert identify(SENTENCES[language]) == language
    assert identify(SENTENCES[language].upper()) == language


@pytest.mark.parametrize("language", [each for each in SENTENCES if each != "en"])
def test_a_paragraph_in_another_language_is_told_from_its_article(language: str) -> None:
    english = SENTENCES["en"]
    text = "\n\n".join((english, SENTENCES[language], english))
    spoken, foreign = passages(text, from_text(text).paragraphs, None)
    assert (spoken, [each.span.of(text) for each in foreign]) == ("en", [SENTENCES[language]])
    assert foreign[0].language == language


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un, Sergei Lavrov, Choe Son Hui, Dmitry Peskov, Vladimir Putin and Sergei Shoigu met.",
        "Zelenskyy, Macron, Scholz, Tusk, Meloni, Sánchez, Orbán, Fico, Nehammer and Plenković attended.",
        "The Bundesliga beat La Liga: Bayern Munich 3, Real Madrid 1, Borussia Dortmund 2, Barcelona 0.",
        "PUTIN AND KIM SIGN TREATY IN PYONGYANG AS THE WEST WATCHES ON WEDNESDAY AFTERNOON",
        "FERRIES STOP",
        "Le Monde, Der Spiegel, El País, La Repubblica and De Standaard all ran the story on Monday.",
    ],
)
def test_names_capitals_and_short_texts_are_not_taken_for_another_language(text: str) -> None:
    assert identify(text) in ("en", None)


def test_a_page_in_another_language_with_one_english_paragraph_is_not_english() -> None:
    text = "\n\n".join((SENTENCES["es"],) * 4 + (SENTENCES["en"],))
    spoken, foreign = passages(text, from_text(text).paragraphs, None)
    assert (spoken, [each.language for each in foreign]) == ("es", ["en"])


def test_what_is_foreign_is_blank_to_the_reading_and_keeps_its_place() -> None:
    text = f"Lind said it was late.\n\n{SENTENCES['fr']}\n\nBrekke denied it."
    foreign = Foreign(Span(text.index("Le"), text.index("\n\nBrekke")), "fr")
    seen = without(text, [foreign])
    assert (len(seen), seen.split()) == (
        len(text),
        ["Lind", "said", "it", "was", "late.", "Brekke", "denied", "it."],
    )
    assert seen.index("Brekke") == text.index("Brekke")
