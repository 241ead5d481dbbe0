"""Who is taken up by another word: a role of before, a pair, a body by its trade, a surname of two."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.attributions.speakers.test_speakers import marked, speakers_of

import reportedly

WHOLE = Path(__file__).with_name("taken_up_articles.txt").read_text(encoding="utf-8").split("\n== ")[1:]
"""Articles of courts, councils, companies and sport, whose nouns take up those of before."""


TAKEN_UP = [
    (
        "Finance chief Mei Tanaka said that the dividend was safe. The former banker said that she saw no need.",
        "Mei Tanaka",
    ),
    (
        "Paul Mbeki and Sara Holt argue that data are needed. The two also said that maps were old.",
        "Paul Mbeki & Sara Holt",
    ),
    ("Lyle & Co said that it was devastated. “He was gifted,” the bank said.", "Lyle & Co"),
    (
        "A receptionist told the paper that she had heard shouting. “I was scared,” she said.",
        "receptionist",
    ),
    (
        "The health department said that the outbreak had begun. The agency said that six were ill.",
        "health department",
    ),
    ("Clinics are full. The WHO said that cases were rising.", "World Health Organization"),
    (
        "Leader quits over tram\n\nThe leader of Harrow council said that he would go.\n\n"
        "Margit Ost said that she was sorry. Labour's leader, Dev Ram, said that it was late. "
        "The council's finance chief said that nothing was lost.",
        "finance chief",
    ),
    (
        "Anton Weil, conductor, dies at 92\n\nThe conductor Anton Weil has died, said his son Paul Weil.\n\n"
        "Weil said of his critics that he liked brass bands.",
        "Anton Weil",
    ),
    ("Cabinet member for housing Giles Purl insisted that nothing was decided.", "Giles Purl"),
    (
        "Aditi Rao filmed eels. She and her colleague Lars Holm, who built the tank, believe that they dream.",
        "Aditi Rao & Lars Holm",
    ),
    (
        "Aditi Rao filmed eels with her colleague Lars Holm. “They dream,” Rao said. "
        "Her co-author said that it was too early to tell.",
        "Lars Holm",
    ),
    (
        "Dean Garv claimed that Vale had kicked his players. Stig Aal said that it was nonsense. "
        "His opposite number laughed. The manager said that he was tired.",
        "Dean Garv",
    ),
    ("Orders fell. One analyst was unsurprised. “Everybody over-ordered,” she said.", "analyst"),
    ("Shares fell, according to LSEG data.", "LSEG"),
    (
        "Dale Hask's widow, Tammy, left in tears. Outside, Mrs. Hask said that she wanted the truth.",
        "Tammy Hask",
    ),
    (
        "Horst Lam, a postman, said that he had stayed.\n\nLam's daughter, Sonja Lam, rang eleven times. "
        "“Nobody came,” she said.\n\nThe roads were shut.\n\nThe bridge went at four.\n\n"
        "Lam said that he would not move.",
        "Horst Lam",
    ),
    (
        "A gang calling itself Ninth Room has the files. The group said that it would sell them.",
        "Ninth Room",
    ),
    (
        "Ann Berg said that she backed the strike. Pal Roth did not. Cara Holm said that it was late. "
        "Both women said that they would walk.",
        "Ann Berg & Cara Holm",
    ),
    ("Australia, Britain and Japan announced a pact.", "Australia & United Kingdom & Japan"),
    (
        "Researchers at Greywall followed them. “The window was open,” one of them, Petr Sykora, said.",
        "Petr Sykora",
    ),
    ("Ann Berg, 61, shut the shop. Pell, 19, did not care. “I slept,” the teenager said.", "Pell"),
    (
        "Celia Quin demanded a recount. The former mayoress of San Isidro said that the lights had gone out.",
        "Celia Quin",
    ),
    ("The mayor met Luc Orban and Ruy Falk. The latter said that it would be soon.", "Ruy Falk"),
    (
        "Board chair quits\n\nThe chairwoman of the Harlan school board resigned on Tuesday, saying that she was "
        "tired.\n\nEllen True, a retired librarian, shut the door. She said that it was over.",
        "Ellen True",
    ),
    (
        "The farming minister replied that it would cost. Dame Rosalind Peake added that the levy would stay.",
        "Rosalind Peake",
    ),
    (
        "Sir Alan Moody wondered whether it was so. The Tory grandee said that a rebate was wanted.",
        "Alan Moody",
    ),
    (
        "The World Health Organization warned that it would spread. The U.N. agency said that 38 had died.",
        "World Health Organization",
    ),
    (
        "The playwright Orla Devane wrote that she was sorry. The author of The Salt Road said that she had asked.",
        "Orla Devane",
    ),
    (
        "Aksel Rund poured the coffee. His granddaughter Ylva said that she had heard it. "
        "Her grandfather said that he had not told anybody.",
        "Aksel Rund",
    ),
    (
        "Orrell Steel and Voss Mining to merge\n\nOrrell Steel and Voss Mining will merge. The Commission said that it was "
        "wrong. The two groups said that times had changed.",
        "Orrell Steel & Voss Mining",
    ),
    (
        "The novelist Ben Acht said that he was sad. The culture secretary said that it was over.",
        "culture secretary",
    ),
    (
        "China was silent. Taiwan's deputy foreign minister, Tien Lo, said that it was an ambush. "
        "The ministry said that it was a large sum.",
        "Taiwan",
    ),
    ("Allies left. The Pacific island of Nauru said that it would recognise Beijing.", "Nauru"),
    (
        "The European Union and the Armenian Prime Minister, Nikol Orbelian, spoke. "
        "The Armenian Prime Minister, Nikol Orbelian, said that there was no threat.",
        "Nikol Orbelian",
    ),
    (
        "Rates rose. The Federal Reserve said that it was time. James Bull, president of the Federal Reserve Bank "
        "of St. Louis, dissented. The central bank said that the war would push prices up.",
        "Federal Reserve",
    ),
    ("The Attorney General's Office said that it would hear him.", "Attorney General's Office"),
    ("Ann Berg was among the first to congratulate them.", "Ann Berg"),
    ("Tricia Boyd rose from her seat to insist that one page was enough.", "Tricia Boyd"),
    (
        "Commissioner Hank Ellery said that it was hard to believe. “I know him,” the rancher said.",
        "Hank Ellery",
    ),
    (
        "Judith Hartog told the court that it was hers. Prosecutor Lucy Hale suggested that she slept. "
        "“I never sleep,” the witness said.",
        "Judith Hartog",
    ),
    (
        "Striker Dan Ghoral mimed a haircut. The explanation was new, its chairman, Neil Abrams, said.\n\n"
        "“My wife cuts my hair,” the Morocco international said.",
        "Dan Ghoral",
    ),
    ("One veteran said that it was over. Another said that it was not.", "another veteran"),
    ("Mirek Tull was warned by Ann Reddy that it was cracked.", "Ann Reddy"),
    (
        "The minister, Paul Streit, said that he was sorry.\n\n“So am I,” she said.\n\n"
        "The politician said that he had always known.",
        "Paul Streit",
    ),
    (
        "Hine Parata was sure. “It is rude to click,” said Hine Parata.\n\n"
        "The bioacoustician said that it was no language.",
        "Hine Parata",
    ),
    (
        "“I was poor,” Denise Calloway said.\n\nThe former England midfielder insisted that all were.",
        "Denise Calloway",
    ),
    (
        "Ann Berg said that it was hers. The 61-year-old, of Quay Street, Penhale, said that she knew.",
        "Ann Berg",
    ),
    (
        "An engineer told the broadcaster that he had warned of it. The district administrator said that he had not.",
        "district administrator",
    ),
    ("The bishop, Monsignor Tulio Ferrán, left. The prelate said that he had asked.", "Tulio Ferrán"),
    ("Government Pleader Thomas Kurian said that it was so.", "Thomas Kurian"),
    (
        "Drugmaker blames shops\n\nLorne Biologics, which makes the drug, said that there was enough. "
        "The company said that its plants were running.",
        "Lorne Biologics",
    ),
    (
        "Voltera is a battery maker. Voltera said that it was late.\n\nArden Motor, which ordered cells, said that it "
        "waited. The carmaker said that it was patient.",
        "Arden Motor",
    ),
    ("Sport England said that it was sad. The body added that it would help.", "Sport England"),
    (
        "Rafael Gros said that three weeks were left. The Argentine diplomat said that it was late.",
        "Rafael Gros",
    ),
    (
        "The resolution, drafted by Britain and France, urged Iran to cooperate without delay.",
        "resolution",
    ),
    (
        "Miriam Sand, counsel for the family, asked who had known. The trust admitted that it was late. "
        "Its barrister suggested that it was hindsight.",
        "barrister",
    ),
    (
        "Hugh Lan, an expert, said that it was too late. Paul Orr, a barrister, suggested to him that it was "
        "hindsight. “That is what inquests are for,” he replied.",
        "Hugh Lan",
    ),
    (
        "“We know that bankers in the U.S. earn more than every teacher in the country combined,” said Ann Low. "
        "“Many schools across the country want help. The country said it would pay.”",
        "United States",
    ),
    ("“We have bread for two days,” confided to AFP Anush, a mother of three.", "Anush"),
]


@pytest.mark.parametrize(("text", "last"), TAKEN_UP)
def test_the_last_to_speak_is_taken_up(text: str, last: str) -> None:
    said = list(reportedly.read_text(text).statements())[-1]
    names = " & ".join(one.name for one in (said.speakers or ((said.speaker,) if said.speaker else ())))
    assert last in names


def test_who_spoke_under_a_role_has_the_name_that_comes_later() -> None:
    text = (
        "“Your patients cannot pay,” the health minister said. The minister, Hanne Lys, advised them to wait."
    )
    said = [one.speaker.name for one in reportedly.read_text(text).statements() if one.speaker]
    assert said == ["Hanne Lys", "Hanne Lys"]


TOLD_OF = [
    ("“The minister promised a fence. He promised water trucks,” Chief Adu Mensa said.", "minister"),
    ("“My grandfather knew them. He said that they were polite,” Tame Rua said.", "grandfather"),
    ("“Then I asked the assistant, and she said that it was nothing,” Denise Calloway said.", "assistant"),
    ("“They want a trophy,” Carol Tull said of the prosecutors.", "prosecutors"),
    ("“I admire my wife. She thinks that I am late,” Paul Dorn said.", "wife"),
    ("‘My own mother swears by hers. She thinks that the moon is late,’ Dr Paul Dorn said.", "mother"),
    (
        "Vera Toll told the board that a dairy foreman had offered to sell water.\n\n"
        "“I asked him whose it was,” she recalled. “He said that it was his.”\n\n"
        "The foreman, Dan Okes, denied it.",
        "Dan Okes",
    ),
]
"""Quotations in which a pronoun takes up somebody of whom the same words or their sentence told."""


@pytest.mark.parametrize(("text", "speaker"), TOLD_OF)
def test_who_is_taken_up_in_a_quotation_is_of_whom_it_told(text: str, speaker: str) -> None:
    inner = [one for one in reportedly.read_text(text).statements() if one.within]
    taken_up = [one for one in inner if one.source and one.source.of(text).lower() in {"he", "she", "they"}]
    assert taken_up
    assert all(speaker in actor.name for one in taken_up for actor in one.actors())


def test_they_of_one_who_speaks_for_people_are_none_of_these() -> None:
    text = (
        "Residents of Holt do not expect much. “They have promised us this road,” said Mama Sada, a trader."
    )
    inner = [one for one in reportedly.read_text(text).statements() if one.within]
    assert inner
    assert not any(one.speaker for one in inner)


def test_his_agent_is_who_is_named_so_below() -> None:
    text = (
        "“His agent told me that he was unhappy,” Rovers manager Ruud Post said of Jamal Oye.\n\n"
        "Oye is 23. His agent, Silvio Marsh, told Radio Piave that Rovers had lied."
    )
    inner = [one for one in reportedly.read_text(text).statements() if one.within]
    assert [one.speaker.name for one in inner if one.speaker][:1] == ["Silvio Marsh"]


@pytest.mark.parametrize("article", WHOLE, ids=[one.partition("\n")[0] for one in WHOLE])
def test_whole_articles_are_read_right(article: str) -> None:
    written = article.partition("\n")[2].strip()
    assert speakers_of(written) == marked(written)[2]
