"""Factuality: how sure the speaker is of what is said, in FactBank's values."""

from __future__ import annotations

import pytest
from marked_examples import read

from reportedly.attributions.acts.hedges import Grade, grade

CASES = [
    # What is said plainly.
    ("[The mayor] <said> {the bridge is closed}.", "CT+"),
    ("[The mayor] <said> {the bridge would be closed}.", "CT+"),
    ("[The office] <warned> {that a storm was near}.", "CT+"),
    ("[The union] <accused> {the firm of theft}.", "CT+"),
    ("[The king] <praised> {the crews}.", "CT+"),
    ("[The mayor] <promised> {to mend the road}.", "CT+"),
    ("{“There is no doubt that we won,”} [he] <said>.", "CT+"),
    ("[The board] <agreed> {to meet}.", "CT+"),
    ("[The palace] <said> {it was worried not by the trip but by its length}.", "PS+"),
    ("[The board] <said> {there was no danger that the dam would break}.", "CT-"),
    ("[The board] <said> {that two of the five berths were working normally}.", "CT+"),
    ("[The minister] <said> {not an inch of land would be ceded}.", "CT-"),
    ("{“No permit was discussed, nor was there any coffee,”} [he] <said>.", "CT-"),
    ("[The team] <found> {that smokers were twice as likely to fall ill}.", "CT+"),
    ("[My wife] <said> {put up a camera}.", "Uu"),
    ("{“Don’t wake the baby,”} [he] <said>.", "Uu"),
    ("[Hale] <thinks> {somebody should lose their job}.", "PR+"),
    ("[The captain] <thought> {the goal should not have stood}.", "PR-"),
    ("[The company] <did not dispute> {that the letter was genuine}.", "CT+"),
    # Modals.
    ("[The office] <warned> {that the dam could break}.", "PS+"),
    ("[She] <said> {the letter may have been lost}.", "PS+"),
    ("[She] <said> {the pact might not survive}.", "PS-"),
    ("[The guard] <said> {he could not see the road}.", "CT-"),
    ("[The guard] <said> {he could hear shots}.", "CT+"),
    ("[The bank] <said> {prices should fall by May}.", "PR+"),
    ("[The senator] <said> {Norland should change the law}.", "Uu"),
    ("[The envoy] <said> {any step should help to ease the crisis}.", "Uu"),
    ("[The doctor] <said> {the danger may be over, but the cough was here to stay}.", "CT+"),
    ('[The guard] <said> {that it "could be metres by Sunday"}.', "PS+"),
    # Adverbs, predicates, nouns.
    ("[The bank] <said> {prices would probably fall}.", "PR+"),
    ("[The clerk] <said> {the letter was perhaps lost}.", "PS+"),
    ("[The judge] <said> {the paper was almost certainly a fake}.", "PR+"),
    ("[The bank] <said> {prices were likely to fall}.", "PR+"),
    ("[The bank] <said> {prices were unlikely to fall}.", "PR-"),
    ("[The office] <said> {the road was expected to open}.", "PR+"),
    ("[The report] <said> {the lamps seemed to work}.", "PR+"),
    ("[The clerk] <said> {it was possible that the letter was lost}.", "PS+"),
    ("[The clerk] <said> {there was a risk that the dam would break}.", "PS+"),
    ("[The envoy] <said> {the two sides failed to agree}.", "CT-"),
    # Negation.
    ("[The palace] <said> {no agreement was signed}.", "CT-"),
    ("[The palace] <said> {nothing had been signed}.", "CT-"),
    ("[The palace] <said> {the treaty was not signed}.", "CT-"),
    ("[The union] <said> {neither side had moved}.", "CT-"),
    ("[The clerk] <said> {nobody had called}.", "CT-"),
    ("[The office] <said> {there was no link}.", "CT-"),
    ("{“We are no longer bound,”} [the envoy] <said>.", "CT-"),
    ("[The data] <showed> {nothing unusual}.", "CT-"),
    ("[The mayor] <said> {the firm had yet to answer}.", "CT-"),
    ("[The report] <said> {that the pilot was not to blame}.", "CT-"),
    ("[The mayor] <said> {nothing could justify the raid}.", "CT-"),
    ("[The mayor] <promised> {that no school would close}.", "CT-"),
    ("[The envoy] <said> {it was not possible to talk}.", "CT-"),
    ("{The vote}, [an aide] <said>, {unlikely to go ahead this year}.", "PR-"),
    ("{“They’d never heard of me,”} [she] <said>.", "CT-"),
    ("[She] <said> {she did not hate anyone}.", "CT-"),
    # What the cue makes of it.
    ("[The firm] <denied> {that it had cut its crews}.", "CT-"),
    ("[Pyrland] <called> {the allegations “absurd”}.", "CT-"),
    ("[She] <thinks> {the plan is sound}.", "PR+"),
    ("[She] <thinks> {the plan is not sound}.", "PR-"),
    ("[She] <does not believe> {that the plan is sound}.", "PR-"),
    ("[Analysts] <doubt> {that the truce will hold}.", "PR-"),
    ("[The bank] <expects> {prices to fall}.", "PR+"),
    ("[Farmers] <fear> {that the well is dry}.", "PS+"),
    ("[The general] <did not rule out> {a raid}.", "PS+"),
    ("[The general] <ruled out> {that the town would fall}.", "CT-"),
    ("[The envoy] <said> {he believed that the truce would hold}.", "PR+"),
    ("[The envoy] <said> {he did not believe that the truce would hold}.", "PR-"),
    # What is not committed to.
    ("[The union] <wants> {a new vote}.", "Uu"),
    ("[She] <asked> {the clerk to wait}.", "Uu"),
    ("[The union] <called for> {a strike}.", "Uu"),
    ("[The judge] <ordered> {the firm to pay}.", "Uu"),
    ("[The firm] <declined to say> {whether it would sell}.", "Uu"),
    ("[The envoy] <hopes> {that the truce will hold}.", "Uu"),
    ("[The firm] <plans> {to open a mill}.", "Uu"),
    ("[The king] <refused> {to sign}.", "Uu"),
    # Questions and conditions.
    ("{“Why did nobody tell us?”} [he] <said>.", "Uu"),
    ("[The leader] <said> {the strike would go on if the talks failed}.", "Uu"),
    ("{“We would return at once,”} [he] <said>, {“if the terms were met.”}", "Uu"),
    ("[The union] <threatened> {to strike if there were layoffs}.", "Uu"),
    ("[The envoy] <said> {that, should others follow, further steps would be taken}.", "Uu"),
    ("{“I would have stayed at home,”} [the coach] <said>.", "Uu"),
    ("[The mayor] <said> {the road would open even if it rained}.", "CT+"),
    ("“I <was told> {the bridge would outlive me}, and I believed it.”", "CT+"),
    # The speaker's own hedges.
    ("{“I think the plan is sound,”} [she] <said>.", "PR+"),
    ("{“I don't think the plan is sound,”} [she] <said>.", "PR-"),
    ("{“I hope that it rains,”} [she] <said>.", "Uu"),
    ("{“We are not afraid,”} [he] <said>.", "CT-"),
    ("{“No. The road was open,”} [she] <said>.", "CT-"),
    ("{“Maybe it will rain,”} [she] <said>.", "PS+"),
]  # fmt: skip


def test_the_value_of_each_case() -> None:
    found = read([example for example, _ in CASES])
    wrong = [
        (example, one.factuality, value)
        for (example, value), one in zip(CASES, found, strict=True)
        if one.factuality != value
    ]
    assert not wrong


@pytest.mark.parametrize("value", ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"])
def test_a_grade_is_what_it_was_made_from(value: str) -> None:
    assert grade(value).value == value


def test_the_less_sure_counts_and_two_negations_undo_each_other() -> None:
    assert Grade("PR").under(Grade("PS")).value == "PS+"
    assert Grade("CT", True).under(Grade("PR", True)).value == "PR+"
    assert Grade("CT", True).under(grade("Uu")).value == "Uu"
