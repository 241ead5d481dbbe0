"""Answers are compressed for who takes that, and nothing else about them changes."""

from __future__ import annotations

import zlib

import pytest
from starlette.testclient import TestClient

from reportedly.web.app.policy import HEADERS

PACKED = {"accept-encoding": "gzip"}
PLAIN = {"accept-encoding": "identity"}


@pytest.mark.parametrize("path", ["/", "/?format=json", "/claims", "/api/v1/statements", "/nothing-here"])
def test_what_is_compressed_is_the_same_and_carries_the_policy(client: TestClient, path: str):
    packed, plain = client.get(path, headers=PACKED), client.get(path, headers=PLAIN)
    assert packed.content == plain.content
    if len(plain.content) > 500:
        assert packed.headers["content-encoding"] == "gzip"
        assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert "content-encoding" not in plain.headers
    assert "Accept-Encoding" in packed.headers["vary"] and "Accept-Encoding" in plain.headers["vary"]
    for name, value in HEADERS.items():
        assert packed.headers[name] == value


def test_the_head_alone_says_how_long_the_answer_is(client: TestClient):
    head = client.head("/claims", headers=PACKED)
    assert head.status_code == 200 and head.headers["content-encoding"] == "gzip"
    assert head.headers["content-length"] == client.get("/claims", headers=PACKED).headers["content-length"]


def test_what_is_known_is_known_whether_it_came_compressed_or_not(client: TestClient):
    known = client.get("/api/v1/statements", headers=PACKED).headers["etag"]
    assert known.startswith("W/")
    again = client.get("/api/v1/statements", headers={**PLAIN, "if-none-match": known})
    assert again.status_code == 304 and not again.content


def test_a_long_answer_comes_line_by_line_compressed_too(client: TestClient):
    path = "/api/v1/statements?format=jsonl"
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
    with client.stream("GET", path, headers=PACKED) as answer:
        assert "content-length" not in answer.headers
        pieces = [unpack.decompress(piece) for piece in answer.iter_raw()]
    assert b"".join(pieces) == client.get(path, headers=PLAIN).content
    assert b"".join(pieces).endswith(b"}\n")


def test_the_token_in_a_form_looks_otherwise_each_time_so_that_no_length_tells_it(empty: TestClient):
    forms = empty.app.state.site.forms
    empty.get("/add")
    visitor = empty.cookies["reportedly"]
    tokens = {forms.token_of(visitor) for _ in range(20)}
    assert len(tokens) == 20 and len({token[-16:] for token in tokens}) == 20
    for token in tokens:
        assert empty.post("/add", data={"guard": token}).status_code == 400  # nothing was given
    (one, *_) = tokens
    for wrong in (one[:-1], one[:-2] + ("00" if one[-2:] != "00" else "01"), one[64:], "x" * 128, "ü"):
        assert empty.post("/add", data={"guard": wrong}).status_code == 403
