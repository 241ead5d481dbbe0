"""The optimisation: AdamW in bfloat16 on the CPU, warm-up, linear decay, a running average of weights."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from reportedly.attributions.windows import CLS, SEP
from training.corpus import NO_LINK, Labelled, Text, epoch
from training.network import Tagger, chain_loss

MASK = 103  # the id of [MASK] in BERT's vocabulary


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that, with the corpus, decides what comes out."""

    seed: int = 1
    epochs: int = 5
    batch: int = 16  # windows
    rate: float = 2.5e-4  # of the encoder
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.06  # share of all steps
    masked: float = 0.04  # share of pieces hidden, so that no single word is relied on
    chain_weight: float = 3.0
    link_weight: float = 0.5
    keep: float = 0.995  # of the average of the weights, a step


def fit(texts: Sequence[Text], tokenizer: Tokenizer, recipe: Recipe) -> Tagger:
    """A tagger trained on `texts`: the running average of its weights at the end."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    network = Tagger().train()
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.keep)
    )
    batches = [_batches(list(epoch(texts, tokenizer, chance)), recipe, chance) for _ in range(recipe.epochs)]
    steps = sum(map(len, batches))
    optimiser, schedule = _optimiser(network, steps, recipe)
    began = time.monotonic()
    for step, batch in enumerate((batch for one in batches for batch in one), start=1):
        ids, tags, links, mask = _tensors(batch, recipe.masked)
        with torch.autocast("cpu", torch.bfloat16):
            tag_scores, link_scores = network(ids, mask)
        chain = chain_loss(tag_scores, network.transitions, tags, mask)
        link = cross_entropy(link_scores.flatten(0, 2), links.flatten(), ignore_index=NO_LINK)
        (recipe.chain_weight * chain + recipe.link_weight * link).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        average.update_parameters(network)
        if step % 25 == 0:
            print(
                f"step {step}/{steps}  chain {chain:.4f}  link {link:.4f}  {time.monotonic() - began:.0f} s",
                flush=True,
            )
    return average.module.eval()


def _optimiser(
    network: Tagger, steps: int, recipe: Recipe
) -> tuple[torch.optim.AdamW, torch.optim.lr_scheduler.LambdaLR]:
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    head = [p for name, p in network.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": body, "lr": recipe.rate}, {"params": head, "lr": recipe.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True)
    warm = recipe.warm_up * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / warm) * max(0.0, 1 - step / (1.02 * steps))
    )
    return optimiser, schedule


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


def _tensors(batch: Sequence[Labelled], masked: float) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    length = max(len(window.ids) for window in batch)
    ids, tags = torch.zeros(2, len(batch), length, dtype=torch.long)
    links = torch.full((len(batch), 2, length), NO_LINK)
    mask = torch.zeros(len(batch), length, dtype=torch.bool)
    for row, window in enumerate(batch):
        size = len(window.ids)
        mask[row, :size] = True
        ids[row, :size] = torch.tensor(window.ids)
        tags[row, :size] = torch.tensor(window.tags)
        for place, (tag, link) in enumerate(zip(window.tags, window.links, strict=True)):
            if link != NO_LINK:
                links[row, 0 if tag <= 2 else 1, place] = link
    hidden = (torch.rand(ids.shape) < masked) & mask & (ids != CLS) & (ids != SEP)
    return ids.masked_fill(hidden, MASK), tags, links, mask
