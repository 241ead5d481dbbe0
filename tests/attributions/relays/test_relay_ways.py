"""Every usual way in which English-language news ties a saying to a medium or outlet, one sentence each."""

from __future__ import annotations

import re

import pytest
from test_relays import chains

_WAYS = """
medium:post | {1:“It is safe,”} [1:Roth] <1:wrote> on X.
medium:post | {1:“It is safe,”} [1:Roth] <1:said> on X.
medium:post | {1:“It is safe,”} [1:Roth] <1:posted> on Instagram.
medium:post | [1:Roth] <1:wrote> on LinkedIn {1:that it was safe}.
medium:post | In a thread on X, [1:Roth] <1:said> {1:it was safe}.
medium:post | In a Facebook post, [1:Roth] <1:said> {1:it was safe}.
medium:post | In an Instagram story, [1:Roth] <1:thanked> {1:the crew}.
medium:post | [1:Roth] <1:said> in a tweet {1:it was safe}.
medium:post | {1:“It is safe,”} [1:he] <1:wrote> on his Facebook page.
medium:post | {1:“It is safe,”} [1:he] <1:wrote> on his Telegram channel.
medium:post | [1:Roth] <1:said> on his X account {1:that it was safe}.
medium:post | [1:Roth] <1:said> on his official Twitter account {1:that it was safe}.
medium:post | On social networks, [1:Roth] <1:praised> {1:the crew}.
medium:post | Writing on X, formerly Twitter, [1:Roth] <1:called> {1:it safe}.
medium:post | Posting on Facebook, [1:Roth] <1:called> {1:it safe}.
medium:post | Taking to X, [1:Roth] <1:called> {1:it safe}.
medium:post | [1:Roth] took to Twitter to <1:denounce> {1:the plan}.
medium:post | [1:Roth] <1:shared> on Facebook {1:that it was safe}.
medium:post | In a post on the social network Bluesky, [1:Roth] <1:said> {1:it was safe}.
medium:message | [1:Roth] <1:said> in a message on Telegram {1:that it was safe}.
medium:post | [1:Roth] <1:said> on social media {1:that it was safe}.
medium:post | [1:Roth] <1:said> on his blog {1:that it was safe}.
medium:post | [1:Roth] <1:replied> to the post within minutes: {1:“It is safe.”}
medium:post | [1:Roth] <1:responded> in a post on the platform: {1:“It is safe.”}
medium:video | In a video posted on Facebook, [1:Roth] <1:said> {1:it was safe}.
medium:video | [1:Roth] <1:said> in a video message {1:that it was safe}.
medium:speech | In a video address, [1:Roth] <1:said> {1:it was safe}.
medium:speech | In his nightly video address, [1:Roth] <1:said> {1:it was safe}.
medium:speech | In a televised address, [1:Roth] <1:said> {1:it was safe}.
medium:speech | In a televised speech on Monday, [1:Roth] <1:said> {1:it was safe}.
medium:television | [1:Roth] <1:said> on state television {1:that it was safe}.
medium:radio | [1:Roth] <1:told> state radio {1:that it was safe}.
medium:radio | Speaking on the radio, [1:Roth] <1:said> {1:it was safe}.
medium:broadcast | [1:Roth] <1:said> in a broadcast to the nation {1:that it was safe}.
medium:broadcast | [1:Roth] <1:said> on a podcast {1:that it was safe}.
outlet:Deep Ground | Appearing on the podcast Deep Ground, [1:Roth] <1:said> {1:it was safe}.
outlet:Deep Ground | [1:Roth] <1:told> the podcast Deep Ground {1:that it was safe}.
outlet:Norvik Tonight | [1:Roth] <1:told> the programme Norvik Tonight {1:that it was safe}.
outlet:Early Birds | [1:Roth] <1:told> the breakfast show Early Birds {1:that it was safe}.
outlet:BBC Radio 4 | [1:Roth] <1:told> BBC Radio 4 {1:that it was safe}.
outlet:CNN | [1:Roth] <1:told> CNN {1:that it was safe}.
outlet:Fox News | [1:Roth] <1:told> Fox News on Sunday {1:that it was safe}.
outlet:Channel 8 | [1:Roth] <1:said> on Channel 8 {1:that it was safe}.
outlet:NRB | [1:Roth] <1:told> the broadcaster NRB {1:that it was safe}.
outlet:NRB | [1:Roth] <1:told> public broadcaster NRB {1:that it was safe}.
outlet:BBC | Speaking to the BBC, [1:Roth] <1:said> {1:it was safe}.
outlet:BBC | In remarks to the BBC, [1:Roth] <1:said> {1:it was safe}.
outlet:Nordal Echo | {1:“It is safe,”} [1:he] <1:said> in comments to the Nordal Echo.
outlet:Nordal Echo | [1:Roth] <1:said> in comments published by the Nordal Echo {1:that it was safe}.
medium:article > outlet:Nordal Echo | In an article published on Monday by the Nordal Echo, [1:Roth] <1:said> {1:it was safe}.
medium:article > outlet:Nordal Echo | In an article printed the day before by the newspaper Nordal Echo, [1:Roth] <1:said> {1:it was safe}.
outlet:Stave | Asked by the magazine Stave whether it was safe, [1:Roth] <1:said>: {1:“Yes.”}
outlet:Quill | [1:Roth] <1:told> the student newspaper Quill {1:that it was safe}.
outlet:Tressing Bulletin | [1:Roth] <1:told> the Tressing Bulletin {1:that it was safe}.
outlet:Fellside Live | [1:Roth] <1:told> the news site Fellside Live {1:that it was safe}.
- | [1:Roth] <1:told> local media {1:that it was safe}.
- | [1:Roth] <1:told> reporters {1:that it was safe}.
- | [1:Roth] <1:told> journalists in Oslo {1:that it was safe}.
medium:interview | [1:Roth] <1:said> in an interview {1:that it was safe}.
medium:interview | [1:Roth] <1:said> in an interview published on Sunday {1:that it was safe}.
medium:interview > outlet:BBC | [1:Roth] <1:said> in a BBC interview {1:that it was safe}.
medium:interview > outlet:BBC | [1:Roth] <1:told> the BBC in an interview {1:that it was safe}.
medium:interview > agency:NTBK | In an interview with the news agency NTBK, [1:Roth] <1:said> {1:it was safe}.
outlet:Nordal Echo | Interviewed by the Nordal Echo, [1:Roth] <1:said> {1:it was safe}.
medium:interview > outlet:Nordal Echo | [1:Roth] gave an interview to the Nordal Echo in which [1:he] <1:said> {1:it was safe}.
medium:interview > outlet:CNN | [1:Roth] <1:said> during an interview on CNN {1:that it was safe}.
medium:interview | In a telephone interview, [1:Roth] <1:said> {1:it was safe}.
medium:press conference | At a press conference in Oslo, [1:Roth] <1:said> {1:it was safe}.
medium:press conference | [1:Roth] <1:told> a news conference {1:that it was safe}.
medium:press conference | [1:Roth] <1:said> at a joint news conference with Lee {1:that it was safe}.
medium:briefing | [1:Roth] <1:told> a media briefing {1:that it was safe}.
medium:briefing | [1:Roth] <1:told> reporters at a daily briefing {1:that it was safe}.
medium:briefing | [1:Roth] <1:told> reporters during a press briefing {1:that it was safe}.
medium:speech | In a speech to miners, [1:Roth] <1:said> {1:it was safe}.
medium:speech | [1:Roth] <1:said> in his keynote speech {1:that it was safe}.
medium:speech | In her inaugural address, [1:Roth] <1:said> {1:it was safe}.
medium:speech | [1:Roth] <1:used> a speech in Oslo to <1:call> {1:it safe}.
medium:speech | Delivering a speech in Oslo, [1:Roth] <1:said> {1:it was safe}.
medium:call | During a phone call with Lee, [1:Roth] <1:said> {1:it was safe}.
medium:call | [1:Roth] <1:said> over the phone {1:that it was safe}.
medium:call | {1:“It is safe,”} [1:Roth] <1:said>, speaking by phone from Oslo.
medium:call | Reached by phone, [1:Roth] <1:said> {1:it was safe}.
medium:call | [1:Roth] <1:told> investors on a conference call {1:that it was safe}.
medium:call | [1:Roth] <1:told> analysts on an earnings call {1:that it was safe}.
medium:email | [1:Roth] <1:said> by email {1:that it was safe}.
medium:statement | [1:Roth] <1:said> in an emailed statement {1:that it was safe}.
medium:email > outlet:Echo | In an email to the Echo, [1:Roth] <1:said> {1:it was safe}.
medium:email > outlet:Nordal Echo | In an email seen by the Nordal Echo, [1:Roth] <1:said> {1:it was safe}.
medium:email | [1:Roth] <1:replied> by email {1:that it was safe}.
medium:email | [1:Roth] sent an email to staff <1:saying> {1:it was safe}.
medium:statement | [1:Roth] issued a statement <1:saying> {1:it was safe}.
medium:statement | [1:Roth] released a statement <1:condemning> {1:the plan}.
medium:statement | [1:Roth] put out a statement <1:denying> {1:it was unsafe}.
medium:letter | [1:The owners] signed an open letter <1:calling for> {1:a delay}.
medium:letter | [1:Roth] wrote a letter to the king <1:urging> {1:a delay}.
medium:letter | [1:Roth] sent a letter to the king <1:demanding> {1:a delay}.
medium:memo | [1:Roth] <1:wrote> in a note to clients {1:that it was safe}.
medium:memo | In a research note, [1:Roth] <1:said> {1:it was safe}.
medium:memo | In a memo to staff, [1:Roth] <1:said> {1:it was safe}.
medium:memo | In an internal memo, [1:Roth] <1:said> {1:it was safe}.
medium:memo | [1:Roth] <1:told> staff in a memo {1:that it was safe}.
medium:message | In a text message, [1:Roth] <1:said> {1:it was safe}.
medium:message | [1:Roth] <1:said> in a WhatsApp message {1:that it was safe}.
medium:message | [1:Roth] <1:texted> {1:that it was safe}.
medium:email | [1:Roth] <1:emailed> staff {1:that it was safe}.
medium:statement | In a joint statement, [1:the owners] <1:said> {1:it was safe}.
medium:statement | In a written statement, [1:Roth] <1:said> {1:it was safe}.
medium:statement | In a statement to Parliament, [1:Roth] <1:said> {1:it was safe}.
medium:statement | {1:It was safe}, <1:according to> a statement from [1:the ministry].
medium:statement > agency:SANA | In a statement carried by state news agency SANA, [1:Roth] <1:said> {1:it was safe}.
medium:press release | In a news release, [1:Roth] <1:said> {1:it was safe}.
medium:book | In her memoir, Below Ground, [1:Roth] <1:says> {1:it was safe}.
outlet:Guardian | Writing in the Guardian, [1:Roth] <1:said> {1:it was safe}.
medium:article > outlet:Guardian | In an opinion piece for the Guardian, [1:Roth] <1:said> {1:it was safe}.
medium:article > outlet:New York Times | [1:Roth] <1:wrote> in an op-ed in the New York Times {1:that it was safe}.
outlet:Nordal Echo | [1:Roth] <1:wrote> in the Nordal Echo {1:that it was safe}.
medium:article | In an editorial, [1:the Nordal Echo] <1:said> {1:it was safe}.
medium:testimony | [1:Roth] <1:told> the court {1:that he had been asleep}.
medium:testimony | [1:Roth] <1:testified> {1:that he had been asleep}.
medium:testimony | Giving evidence, [1:Roth] <1:said> {1:he had been asleep}.
medium:testimony | Under cross-examination, [1:Roth] <1:admitted> {1:he had been asleep}.
medium:testimony | Cross-examined by Ann Lee KC, [1:Roth] <1:admitted> {1:he had been asleep}.
medium:testimony | From the witness box, [1:Roth] <1:said> {1:he had been asleep}.
medium:testimony | [1:Roth] <1:told> the inquest {1:that he had been asleep}.
medium:hearing | [1:Roth] <1:told> the inquiry {1:that he had been asleep}.
medium:hearing | [1:Roth] <1:told> the tribunal {1:that he had been asleep}.
medium:hearing | [1:Roth] <1:told> a parliamentary committee {1:that it was safe}.
medium:hearing | [1:Roth] <1:told> the Senate Banking Committee {1:that it was safe}.
medium:hearing | [1:Roth] <1:told> the committee {1:that it was safe}.
medium:testimony | [1:Roth] <1:said> in testimony before Congress {1:that it was safe}.
medium:testimony | Testifying before a Senate panel, [1:Roth] <1:said> {1:it was safe}.
medium:hearing | [1:Roth] <1:told> a Senate hearing {1:that it was safe}.
medium:hearing | [1:Roth] <1:said> at a hearing in Oslo {1:that it was safe}.
- | [1:The judge] <1:told> the court {1:that he had been asleep}.
- | [1:Ann Lee KC], for the defence, <1:told> the jury {1:that he had been asleep}.
- | [1:Ann Lee, prosecuting,] <1:told> the court {1:that he had been asleep}.
medium:document | In court papers, [1:the owners] <1:said> {1:it was safe}.
medium:document | [1:The owners] <1:said> in a court filing {1:that it was safe}.
medium:document | [1:The owners] <1:said> in a regulatory filing {1:that it was safe}.
medium:lawsuit | [1:The owners] filed a lawsuit <1:alleging> {1:fraud}.
medium:lawsuit | In a lawsuit, [1:the owners] <1:alleged> {1:fraud}.
medium:report | [1:The ministry] <1:said> in a report {1:that it was safe}.
medium:report | [1:The ministry] <1:said> in its annual report {1:that it was safe}.
medium:study | [1:Researchers] <1:wrote> in a study {1:that it was safe}.
agency:ANK | {1:It was safe}, [1:the ministry] <1:said>, state news agency ANK reported.
medium:statement > agency:Interfax | {1:It was safe}, [1:the ministry] <1:said> in a statement cited by Interfax.
agency:Interfax | Interfax <1:quoted> [1:Roth] as saying {1:it was safe}.
agency:Interfax | Interfax quoted [1:Roth] <1:as saying> {1:it was safe}.
agency:Interfax | Interfax has quoted [1:Roth] <1:as saying> {1:it was safe}.
agency:Interfax | [1:Roth] was quoted by Interfax <1:as saying> {1:it was safe}.
agency:Interfax | [1:Roth] <1:was quoted> by Interfax as saying {1:it was safe}.
agency:Interfax | [1:Roth] <1:was quoted as saying> by the Interfax news agency {1:that it was safe}.
agency:TASS | {1:“It is safe,”} TASS <1:cited> [1:Roth] as saying.
agency:TASS | {1:“It is safe,”} TASS news agency <1:quoted> [1:Roth] as saying.
- | {1:“It is safe,”} the agency <1:quoted> [1:Roth] as saying. TASS is an agency.
outlet:Guardian | As [1:Roth] <1:told> the Guardian, {1:“It is safe.”}
agency:Reuters | [1:Roth] <1:confirmed> to Reuters {1:that it was safe}.
outlet:BBC | [1:Roth] <1:said> to the BBC {1:that it was safe}.
medium:statement > agency:AFP | In a statement to AFP, [1:Roth] <1:said> {1:it was safe}.
medium:statement > outlet:CNN | In a statement to CNN, [1:Roth] <1:said> {1:it was safe}.
agency:AFP | Contacted by AFP, [1:Roth] <1:said> {1:it was safe}.
agency:Reuters | Asked by Reuters, [1:Roth] <1:said> {1:it was safe}.
medium:interview > outlet:Sky News | In an exclusive interview with Sky News, [1:Roth] <1:said> {1:it was safe}.
outlet:ABC | [1:Roth] <1:told> ABC's Good Day {1:that it was safe}.
medium:report | [1:A report by the ministry] <1:found> {1:that it was safe}.
medium:report | [1:A UN report] <1:said> {1:that it was safe}.
medium:report | [1:A report from Halden University] <1:said> {1:that it was safe}.
medium:statement | [1:The ministry's statement] <1:said> {1:that it was safe}.
medium:study | {1:It was safe}, <1:according to> [1:a study by the Marine Institute].
medium:press release | [1:The jury's communiqué] <1:noted> {1:that it was safe}.
medium:lawsuit | [1:The union's lawsuit] <1:alleges> {1:that it was unsafe}.
- | [1:A report] <1:said> {1:that it was safe}.
- | [1:A recent study] <1:said> {1:that it was safe}.
"""

_NO_WAY = """
[1:Roth] <1:said> after the press conference {1:that it was safe}.
[1:Roth] <1:said> at a rally {1:that it was safe}.
[1:Roth] <1:told> the meeting {1:that it was safe}.
[1:Roth] <1:said> on its website {1:that it was safe}.
[1:Roth] <1:told> MPs {1:that it was safe}.
[1:Roth] <1:refused> {1:to publish the letter}.
[1:Roth] <1:criticised> {1:the report}.
[1:Roth] <1:declined to comment> on the report by the ministry.
[1:Roth] <1:said> of the statement {1:that it was false}.
[1:Roth], who presents a show on Radio Oberland, <1:said> {1:it was safe}.
[1:Roth] <1:told> the committee's staff party {1:that it was safe}.
[1:Roth], editor of the Nordal Echo, <1:said> {1:it was safe}.
Asked about the letter, [1:Roth] <1:said> {1:it was a forgery}.
Asked about an interview that Lee gave to CNN, [1:Roth] <1:said> {1:he had not seen it}.
[1:Roth] <1:commented> on the video {1:that it was old}.
[1:Roth] <1:wrote> {1:that it was safe}.
[1:Roth] <1:accused> {1:the BBC} of bias on Monday.
[1:The prime minister] <1:told> the cabinet {1:that it was safe}.
[1:Roth] <1:responded> to the report {1:by resigning}.
[1:Police] <1:told> the family {1:that he had died}.
[1:Roth], convicted in court in May, <1:said> {1:he was innocent}.
[1:Roth] <1:plans> {1:to appear on television}.
"""

_NUMBER = re.compile(r"\[(\d+):")


def _chain_of_first(marked: str) -> str:
    """The chain of a sentence's first attribution, where Roth or the source's own words are the speaker."""
    count = max(int(number) for number in _NUMBER.findall(marked))
    source = marked.split("[1:", 1)[1].split("]", 1)[0]
    plain = re.sub(r"^(?:the|a|an) ", "", source, flags=re.IGNORECASE).split(",")[0]
    speaker = "Anders Roth" if "Roth" in marked else plain.replace("'s", " s")
    return chains(marked, *([speaker] * count))[0]


@pytest.mark.parametrize(("chain", "marked"), [line.split(" | ") for line in _WAYS.strip().splitlines()])
def test_a_way_of_tying(chain: str, marked: str) -> None:
    assert _chain_of_first(marked) == chain


@pytest.mark.parametrize("marked", _NO_WAY.strip().splitlines())
def test_what_ties_nothing(marked: str) -> None:
    assert _chain_of_first(marked) == "-"
