"""FollowTheMoney entities, validated by followthemoney itself."""

import json
from collections import Counter

import pytest
from followthemoney import model
from followthemoney.types import registry
from rigour.langs import iso_639_alpha3

from reportedly import export, knowledge


@pytest.fixture
def entities(ledger, tmp_path):
    export.write(ledger, "ftm", tmp_path / "entities.ftm.json")
    lines = (tmp_path / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_entity_is_valid_as_it_stands(entities):
    """Nothing has to be cleaned: there is no value that the model drops."""
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        model.get(entity["schema"]).validate(entity)
        kept = {name: len(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: len(set(values)) for name, values in entity["properties"].items()}
        assert all(entity["properties"].get(name) for name in proxy.schema.required), entity


def test_ids_are_unique_and_every_entity_that_is_named_is_there_and_fits(entities):
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    for entity in entities:
        for name, values in entity["properties"].items():
            prop = model.get(entity["schema"]).get(name)
            if prop.type == registry.entity:
                for value in values:
                    assert model.get(by_id[value]["schema"]).is_a(prop.range), (name, value)


def test_statements_events_and_pages_are_all_there(entities, ledger):
    counts = Counter(entity["schema"] for entity in entities)
    statements = list(ledger.statements())
    assert counts["Note"] == counts["Documentation"] == len(statements)
    assert counts["Article"] == len(list(ledger.pages()))
    assert counts["Event"] == len(list(ledger.events()))
    notes = {entity["properties"]["description"][0] for entity in entities if entity["schema"] == "Note"}
    assert notes == {one.content for one in statements}


def test_a_denial_is_a_note_on_who_denies(entities, ledger):
    denial = next(one for one in ledger.statements(act="deny") if one.actors)
    note = next(one for one in entities if one["id"] == f"reportedly-note-{denial.id.replace('/', '.')}")
    assert note["properties"]["name"] == [f"{denial.speaker} denies"]
    assert note["properties"]["entity"] == [f"reportedly-actor-{one}" for one in denial.actors]


def test_languages_have_the_three_letters_that_the_standard_gives_them():
    for row in knowledge.table("languages"):
        if len(row["code"]) == 2:
            assert row["alpha3"] == iso_639_alpha3(row["code"])
