"""Who speaks where he is called by no word told of him: a kind, a style, a relative, an office told otherwise."""

from __future__ import annotations

import pytest

import reportedly

SAID_LAST = [
    ("Fishermen in the port town, Lessa, want the harbour dredged.", "Fishermen in the port town, Lessa"),
    (
        "The regulator, the Welsh Broadcasting and Telecommunications Authority, said that it was late.",
        "Welsh Broadcasting and Telecommunications Authority",
    ),
    (
        "Maria Okafor runs the farm. Last August Okafor hoped for rain.",
        "Maria Okafor",
    ),
    ("The mountain republic of Sarrat denied it.", "Sarrat"),
    (
        "The Lorrin Central News Agency (LCNA) said on Monday that a train had stopped. "
        "The LCNA added that nobody was hurt.",
        "Lorrin Central News Agency",
    ),
    (
        "His Beatitude Ignatius IV said that prayers were needed. His Beatitude added that the gates were open.",
        "Ignatius IV",
    ),
    (
        "The Bishop of Marle, Sir Ivo Plume, and the Rector of the University, Dame Una Kerr, condemned it.",
        "Ivo Plume & Una Kerr",
    ),
    ("The head of the union, the Paraguayan Luis Rojas, asked for time.", "Luis Rojas"),
    ("Sergeant Garda Niall Feeney had seen it. The garda agreed that it was dark.", "Niall Feeney"),
    ("The lease was void. Maeve Doran SC, for the tenants, said that it was not signed.", "Maeve Doran"),
    (
        "Neil Marsh, the rail minister, said that the line was open.\n\nNeil Marsh smiled the smile of a man "
        "being fitted for a wig. He blamed the frost.",
        "Neil Marsh",
    ),
    (
        "“You could smell it,” said Rolf Stein, a baker.\n\nThe informant, a fitter who left in May, said that "
        "it was dark.",
        "informant",
    ),
    (
        "The Foreign Ministry spokeswoman Vera Orlova said that talks would go on.\n\n"
        "“We have heard that they call it a fort,” the diplomat stressed.",
        "Vera Orlova",
    ),
    (
        "The president of the Lorrin Rowing Association, Marc Diel, ruled out resigning. "
        "The international association, based in Lausanne, plans to ask him why.",
        "international association",
    ),
    (
        "The money was paid by the firm Oddsline to Conal Pryce.\n\nThe bookmaker denies this.",
        "Oddsline",
    ),
    (
        "Owen Price left the mill to his daughters, Carys and Nia. Carys Price said that it was fine. "
        "Her sister said that he had hated lawyers. ",
        "Nia Price",
    ),
    (
        "The talks will go on, a spokesman for the Union, Musa ag Issa, said by telephone. "
        "He said that two men were lost.",
        "Musa ag Issa",
    ),
    (
        "Conal Pryce, 52, has read the news since 2009. The money was paid by Oddsline, the Sunday Courier "
        "reported. Pryce wore a cap, the paper said.",
        "Sunday Courier",
    ),
    (
        "The River Tarn rose. Severn Vale Water runs it. The River Tarn is long. The company said it was safe.",
        "Severn Vale Water",
    ),
    (
        "Dora Tully (58), of Marle, pleaded guilty to theft on Monday. She had denied it.",
        "Dora Tully",
    ),
    (
        "The mill asked for money from its main owner, the Orlec magnate Viktor Sand. Banks refused. "
        "The owner said no.",
        "Viktor Sand",
    ),
    ("A study this month by the Lorrin Institute found a leak.", "Lorrin Institute"),
    (
        "Ann Pike asked who to call. Tom Rusk left.\n\nSearchers seek a man of 58 who went out to see to his "
        "nets. His wife told police that it was late.",
        "man of 58’s wife",
    ),
    (
        "Breda Holt is 80.\n\nIn a letter read by her niece, Ms Holt said that it was late.\n\n"
        "The niece, Una Holt, wept.",
        "Breda Holt",
    ),
    ("The bridge is safe, Interfax quoted Pavel Orlov as saying on Monday.", "Pavel Orlov"),
    (
        "Harbour town turn down £9m for Teo Banda\n\n“He stays,” the manager, Rob Pyle, said.\n\n"
        "The 24-year-old Zambia striker hopes to go.",
        "Teo Banda",
    ),
]

SAID_FIRST = [
    (
        "Water company denies leak\n\nSevern Vale Water has denied that a leak was hidden.",
        "Severn Vale Water",
    ),
    (
        "Rowing association chief refuses to quit\n\n"
        "The president of the Lorrin Rowing Association, Marc Diel, ruled out resigning.",
        "Marc Diel",
    ),
]


def told(text: str) -> list[str]:
    """Who speaks, statement by statement."""
    said = reportedly.read_text(text).statements()
    return [" & ".join(actor.name for actor in one.actors()) or "-" for one in said]


@pytest.mark.parametrize(("text", "speaker"), SAID_LAST)
def test_who_says_the_last_thing(text: str, speaker: str) -> None:
    assert told(text)[-1] == speaker


@pytest.mark.parametrize(("text", "speaker"), SAID_FIRST)
def test_who_says_it_in_the_headline(text: str, speaker: str) -> None:
    assert told(text)[0] == speaker
