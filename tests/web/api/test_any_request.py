"""Requests made up from the API's own description, sound and unsound, and answers held against it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.python.asgi import HOST
from schemathesis.specs.openapi.checks import positive_data_acceptance

from reportedly.web.app import Settings, application

NOT_TOLD = [positive_data_acceptance]
"""A date, an act or a country is told in words: a schema does not say which make sense."""


@pytest.fixture(scope="module")
def described(examples: Path):
    app = application(examples, Settings(hosts=(HOST,), read_only=True))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_asked_the_answer_is_as_described(
    described: schemathesis.BaseSchema, mode: GenerationMode
):
    asked: set[str] = set()
    for found in described.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=12, derandomize=True, suppress_health_check=list(HealthCheck))
        def ask(case: schemathesis.Case) -> None:
            asked.add(case.operation.label)
            case.call_and_validate(excluded_checks=NOT_TOLD)

        with suppress(Unsatisfiable):  # nothing that has no parameters can be asked wrongly
            ask()
    assert len(asked) > 10
