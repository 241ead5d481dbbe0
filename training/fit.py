"""The optimisation: AdamW in bfloat16 on the CPU, warm-up, linear decay, a running average of weights."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from reportedly.attributions.windows import CLS, SEP
from training.corpus import UNKNOWN, Labelled, Text, epoch
from training.network import Tagger, chain_loss

State = dict[str, Tensor]
"""A network's weights by name."""

MASK = 103  # the id of [MASK] in BERT's vocabulary
LINK_OF = {3: 0, 4: 0, 5: 1, 6: 1}  # tags of cues use the first kind of link, tags of contents the second


@dataclass(frozen=True, slots=True)
class Cycle:
    """A stretch of training whose rate rises to its peak and falls to nothing (Smith 2017)."""

    epochs: int
    rate: float  # of the encoder, at its peak


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that, with the corpus, decides what comes out."""

    seed: int = 1
    cycles: tuple[Cycle, ...] = (Cycle(5, 2.5e-4), Cycle(3, 1.5e-4))
    last: Cycle = Cycle(3, 1e-4)  # run once with each of these seeds, from where the others end
    last_seeds: tuple[int, ...] = (3, 4)
    shares: tuple[float, ...] = (0.5, 0.25, 0.25)  # of the weights before the last cycle, and after each run
    batch: int = 16  # windows
    head_rate: float = 4.0  # of the heads, as a multiple of the encoder's
    weight_decay: float = 0.01
    warm_up: float = 0.06  # share of all steps
    masked: float = 0.05  # share of pieces hidden, so that no single word is relied on
    chain_weight: float = 3.0
    link_weight: float = 0.5
    inner_weight: float = 1.0
    keep: float = 0.995  # of the average of the weights, a step


def fit(texts: Sequence[Text], tokenizer: Tokenizer, recipe: Recipe, folder: Path) -> Tagger:
    """A tagger trained on `texts`: a blend of what several runs of the last cycle end in (Wortsman 2022).

    The running average of its weights is kept in `folder` after every cycle, and a run that was cut off
    goes on after the last cycle found there.
    """
    torch.manual_seed(recipe.seed)
    network = Tagger()
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)

    def run(cycle: Cycle, number: int, seed: int) -> State:
        kept = folder / f"cycle-{number}-seed-{seed}.pt"
        if not kept.exists():
            chance = random.Random(1000 * seed + number)
            batches: list[list[Labelled]] = []
            for _ in range(cycle.epochs):
                batches += _batches(list(epoch(texts, tokenizer, chance)), recipe, chance)
            torch.save(_fit(network, batches, recipe, cycle).state_dict(), kept)
        return torch.load(kept)

    for number, cycle in enumerate(recipe.cycles, start=1):
        network.load_state_dict(run(cycle, number, recipe.seed))
    ends = [copy.deepcopy(network.state_dict())]
    for seed in recipe.last_seeds:
        torch.manual_seed(seed)
        network.load_state_dict(ends[0])
        ends.append(run(recipe.last, len(recipe.cycles) + 1, seed))
    network.load_state_dict(blended(ends, recipe.shares))
    return network.eval()


def blended(states: Sequence[State], shares: Sequence[float]) -> State:
    """The weighted mean of weights; what is counted in whole numbers is the first's.

    >>> halves = blended([{"a": torch.tensor([1.0])}, {"a": torch.tensor([3.0])}], [0.5, 0.5])
    >>> halves["a"].tolist()
    [2.0]
    """
    first = states[0]
    return {
        name: sum((share * state[name] for state, share in zip(states, shares, strict=True)), torch.zeros(()))
        if weight.is_floating_point()
        else weight
        for name, weight in first.items()
    }


def _fit(network: Tagger, batches: Sequence[list[Labelled]], recipe: Recipe, cycle: Cycle) -> nn.Module:
    """One cycle; gives the running average of the weights."""
    network.train()
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(recipe.keep))
    steps = len(batches)
    optimiser, schedule = _optimiser(network, steps, recipe, cycle)
    began = time.monotonic()
    for step, batch in enumerate(batches, start=1):
        ids, tags, links, inner, mask = _tensors(batch, recipe.masked)
        with torch.autocast("cpu", torch.bfloat16):
            tag_scores, link_scores, inner_scores = network(ids, mask)
        tagging = chain_loss(tag_scores, network.transitions, tags, mask)
        linking = cross_entropy(link_scores.flatten(0, 2), links.flatten(), ignore_index=UNKNOWN)
        nesting = _mean_loss(inner_scores, inner)
        (
            recipe.chain_weight * tagging + recipe.link_weight * linking + recipe.inner_weight * nesting
        ).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        average.update_parameters(network)
        if step % 25 == 0:
            spent = time.monotonic() - began
            losses = f"tags {tagging:.4f}  links {linking:.4f}  inner {nesting:.4f}"
            print(f"step {step}/{steps}  {losses}  {spent:.0f} s", flush=True)
    return average.module


def _mean_loss(scores: Tensor, tags: Tensor) -> Tensor:
    """Cross entropy a known piece; nothing where none is known, of which torch's own mean is no number."""
    total = cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=UNKNOWN, reduction="sum")
    return total / max(1, int((tags != UNKNOWN).sum()))


def _optimiser(network: Tagger, steps: int, recipe: Recipe, cycle: Cycle) -> tuple[AdamW, LambdaLR]:
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    head = [p for name, p in network.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": body, "lr": cycle.rate}, {"params": head, "lr": recipe.head_rate * cycle.rate}]
    optimiser = AdamW(groups, weight_decay=recipe.weight_decay, fused=True)
    warm = recipe.warm_up * steps
    return optimiser, LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / warm) * max(0.0, 1 - step / (1.02 * steps))
    )


def _batches(windows: list[Labelled], recipe: Recipe, chance: random.Random) -> list[list[Labelled]]:
    """Windows of like length together, so that little is padding, in an order that tells nothing."""
    chance.shuffle(windows)
    pool = recipe.batch * 20
    batches: list[list[Labelled]] = []
    for start in range(0, len(windows), pool):
        alike = sorted(windows[start : start + pool], key=lambda window: len(window.ids))
        batches += [alike[at : at + recipe.batch] for at in range(0, len(alike), recipe.batch)]
    chance.shuffle(batches)
    return batches


def _tensors(batch: Sequence[Labelled], masked: float) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    length = max(len(window.ids) for window in batch)
    ids, tags = torch.zeros(2, len(batch), length, dtype=torch.long)
    links = torch.full((len(batch), 2, length), UNKNOWN)
    inner = torch.full((len(batch), length), UNKNOWN)
    mask = torch.zeros(len(batch), length, dtype=torch.bool)
    for row, window in enumerate(batch):
        size = len(window.ids)
        mask[row, :size] = True
        ids[row, :size] = torch.tensor(window.ids)
        tags[row, :size] = torch.tensor(window.tags)
        inner[row, :size] = torch.tensor(window.inner)
        for place, (tag, link) in enumerate(zip(window.tags, window.links, strict=True)):
            if link != UNKNOWN:
                links[row, LINK_OF[tag], place] = link
    hidden = (torch.rand(ids.shape) < masked) & mask & (ids != CLS) & (ids != SEP)
    return ids.masked_fill(hidden, MASK), tags, links, inner, mask
