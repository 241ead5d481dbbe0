"""The same story translated twice, and two reports of one matter."""

from reportedly.articles import from_text
from reportedly.comparing.families import mark_prints, marks, order, sharing, wording

ONE = """ORLEC — The foreign minister of Norland, Ana Lind, left for Vessa on 12 May with a letter from President Ole Berg, people close to the talks in Karsk said.

Lind was to meet Jun Ito, who leads the delegation of Baltia, at the Hotel Meridian on Tuesday, 18 months after the accord of Tarn. "We come with open hands," she told the paper Der Bote.

According to Ito, some 4,200 families from the Lenna valley are still waiting for permission to return; Norland had spoken of 3,100. The commission of the United Nations put the number at 3,900 in March.

The rail line between Karsk and Vessa, cut in 2019, is to be open again in June. Baltrade, the port operator of Halden, offered 60 million euros for it. President Berg called the offer "serious", while Marta Roth of the Green League spoke of a sale."""
OTHER = """ORLEC — Ana Lind, Norland's top diplomat, set off for Vessa on 12 May. She carried a message by President Ole Berg, as sources near the negotiations in Karsk have it.

There she should see the chief negotiator for Baltia, Jun Ito, in the Hotel Meridian, a year and 18 days after Tarn; "our hands are open," was how she put it to Der Bote on Tuesday.

Ito maintains that about 4,200 households of the Lenna valley have had no leave to go home, against 3,100 in the figures of Norland. Last March the United Nations body counted 3,900.

Trains from Karsk to Vessa, which have not run since 2019, should do so by June. For these tracks Baltrade, which runs the harbour at Halden, has put 60 million euros on the table: "serious" money, in the words of Berg, and selling out, as Marta Roth from the Green League sees it."""
OF_ONE_MATTER = """VESSA — Jun Ito of Baltia said on Friday that no date was set for the next round with Norland. The talks at the Hotel Meridian had ended on Thursday without a text, and Ana Lind flew home to Orlec.

In Halden, the port operator Baltrade said that it stood by its 60 million euros for the line from Karsk to Vessa. Marta Roth asked in parliament for the papers of 2019 to be opened. Ole Berg did not answer her.

The United Nations wants 3,900 families from Lenna to be heard by August. Tarn, the town where the accord was made, has room for 200 of them, its mayor Piet Oster told the Harbour Post on Wednesday; Baltia would pay for 150."""


def test_one_story_in_other_words_has_its_names_and_numbers_in_the_same_order():
    one, other = (from_text(text) for text in (ONE, OTHER))
    assert not sharing(wording(one), wording(other)).copied()
    assert order(marks(one), marks(other)).retold()
    assert len(set(mark_prints(marks(one))) & set(mark_prints(marks(other)))) >= 3


def test_two_reports_of_one_matter_are_no_retelling():
    one, other = (from_text(text) for text in (ONE, OF_ONE_MATTER))
    assert not order(marks(one), marks(other)).retold()


def test_a_page_with_few_names_retells_nothing():
    short = from_text("In Orlec, Ana Lind met Jun Ito on 12 May.")
    assert not order(marks(short), marks(short)).retold()
    assert mark_prints(marks(short)) == ()
