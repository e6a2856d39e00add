"""The network: MiniLM's six layers with casing added to the input, and small heads on the first piece of each word.

Encoder: BERT (Devlin et al. 2019) as distilled in all-MiniLM-L6-v2. Parser: biaffine arcs (Dozat and Manning 2017), labels from the
product of head and dependent. Tags: linear. Coreference: head words of mentions score their antecedents (Dobrovolskii 2021). Attributions:
every word is asked whether it belongs to the source or the content of the attribution anchored at another, so that they may nest.
Word embeddings stay frozen, so that the sentence-vector layers can share the table.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
REFER, LINK = 128, 64
"""Widths of the coreference and the attribution-link products."""
DISTANCES = 10


@dataclass(frozen=True)
class Sizes:
    """How many labels each head has; arc and label widths."""

    shapes: int
    upos: int
    xpos: int
    deps: int
    names: int
    roles: int
    corpora: int
    pieces: int = 30522
    arc: int = 256
    label: int = 192

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1))


class Attention(torch.autograd.Function):
    """Attention with its gradient written out: on a CPU in bfloat16 twice as fast as torch's own."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:  # type: ignore[override]
        batch, heads, length, width = q.shape
        q, k, v = (x.reshape(batch * heads, length, width) for x in (q, k, v))
        q = q * width**-0.5
        scores = torch.bmm(q, k.transpose(1, 2)).view(batch, heads, length, length)
        scores += mask
        weights = torch._softmax(scores, -1, False).view(batch * heads, length, length)
        ctx.save_for_backward(q, k, v, weights)
        ctx.shape = (batch, heads, length, width)
        return torch.bmm(weights, v).view(batch, heads, length, width)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:  # type: ignore[override]
        q, k, v, weights = ctx.saved_tensors
        grad = grad.reshape(v.shape)
        of_weights = torch.bmm(grad, v.transpose(1, 2))
        of_scores = torch._softmax_backward_data(of_weights, weights, -1, weights.dtype)
        of_q = torch.bmm(of_scores, k) * v.shape[-1] ** -0.5
        of_k = torch.bmm(of_scores.transpose(1, 2), q)
        of_v = torch.bmm(weights.transpose(1, 2), grad)
        return of_q.view(ctx.shape), of_k.view(ctx.shape), of_v.view(ctx.shape), None


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(HIDDEN, 3 * HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.first, self.second = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        if q.dtype == torch.bfloat16 and not q.is_cuda:
            seen = Attention.apply(q, k, v, (~mask).to(q.dtype) * -30000.0)
        else:
            seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.first(x + self.out(seen.transpose(1, 2).reshape(batch, length, HIDDEN)))
        return self.second(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """Pieces and shapes in, one vector a piece out."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(sizes.pieces, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.types, self.shapes = nn.Parameter(torch.zeros(HIDDEN)), nn.Embedding(sizes.shapes, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)
        self.words.weight.requires_grad_(False)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.words(pieces) + self.positions(places) + self.types + self.shapes(shapes))
        mask = (pieces != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load(self, path: Path) -> None:
        """Takes the weights of all-MiniLM-L6-v2."""
        given = load_file(path)
        take = {"words.weight": "embeddings.word_embeddings.weight", "positions.weight": "embeddings.position_embeddings.weight"}
        take |= {"norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}
        state = {ours: given[theirs] for ours, theirs in take.items()}
        state["types"], state["shapes.weight"] = given["embeddings.token_type_embeddings.weight"][0], self.shapes.weight.detach()
        for n in range(LAYERS):
            source, to = f"encoder.layer.{n}.", f"layers.{n}."
            for kind in ("weight", "bias"):
                parts = [given[f"{source}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                state[f"{to}qkv.{kind}"] = torch.cat(parts)
                state[f"{to}out.{kind}"] = given[f"{source}attention.output.dense.{kind}"]
                state[f"{to}up.{kind}"] = given[f"{source}intermediate.dense.{kind}"]
                state[f"{to}down.{kind}"] = given[f"{source}output.dense.{kind}"]
                state[f"{to}first.{kind}"] = given[f"{source}attention.output.LayerNorm.{kind}"]
                state[f"{to}second.{kind}"] = given[f"{source}output.LayerNorm.{kind}"]
        self.load_state_dict(state)


class Network(nn.Module):
    """The encoder and every head. Word tensors are [batch, words]; `first` holds the place of each word's first piece."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        self.drop = nn.Dropout(0.2)
        self.start = nn.Linear(HIDDEN, 1)
        self.upos, self.xpos = nn.Linear(HIDDEN, sizes.upos), nn.Linear(HIDDEN, sizes.xpos)
        self.names = nn.Linear(HIDDEN, sizes.names)
        self.own_names = nn.Parameter(torch.zeros(sizes.corpora, sizes.names, HIDDEN))
        self.own_bias = nn.Parameter(torch.zeros(sizes.corpora, sizes.names))
        self.roles = nn.Linear(HIDDEN, sizes.roles)
        self.arc_head, self.arc_dep = nn.Linear(HIDDEN, sizes.arc), nn.Linear(HIDDEN, sizes.arc)
        self.arc = nn.Parameter(torch.zeros(sizes.arc, sizes.arc))
        self.arc_bias = nn.Linear(sizes.arc, 1, bias=False)
        self.label_head, self.label_dep = nn.Linear(HIDDEN, sizes.label), nn.Linear(HIDDEN, sizes.label)
        self.label = nn.Linear(3 * sizes.label, sizes.deps)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.mention = nn.Linear(HIDDEN, 1)
        self.refer, self.antecedent = nn.Linear(HIDDEN, REFER), nn.Linear(HIDDEN, REFER)
        self.pair_bias, self.distance_bias = nn.Parameter(torch.zeros(1)), nn.Parameter(torch.zeros(DISTANCES))
        self.pronoun_bias, self.match_bias = nn.Parameter(torch.zeros(4)), nn.Parameter(torch.zeros(3))
        self.anchor = nn.Linear(HIDDEN, 3)
        self.ask, self.member = nn.Linear(HIDDEN, 2 * LINK), nn.Linear(HIDDEN, 2 * LINK)
        self.link_bias = nn.Parameter(torch.full((2,), -2.0))

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Scores. `arcs`: [batch, words, words + 1], column 0 is the root. `names`: as all corpora together mark them, see `names_of`."""
        return self.heads(self.encoder(pieces, shapes), first)

    def heads(self, encoded: Tensor, first: Tensor) -> dict[str, Tensor]:
        """The scores of every head from the encoded pieces."""
        words = encoded.gather(1, first[..., None].expand(-1, -1, HIDDEN))
        words = self.drop(words)
        heads = torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, HIDDEN), words], 1)
        arc_dep, arc_head = F.gelu(self.arc_dep(words)), F.gelu(self.arc_head(heads))
        arcs = arc_dep @ self.arc.to(words.dtype) @ arc_head.transpose(1, 2) + self.arc_bias(arc_head).transpose(1, 2)
        return {
            "starts": self.start(words)[..., 0], "upos": self.upos(words), "xpos": self.xpos(words), "names": self.names(words),
            "roles": self.roles(words), "arcs": arcs,
            "label_dep": F.gelu(self.label_dep(words)), "label_head": F.gelu(self.label_head(heads)),
            "mention": self.mention(words)[..., 0], "refer": self.refer(words), "antecedent": self.antecedent(words),
            "anchor": self.anchor(words), "ask": self.ask(words), "member": self.member(words), "words": words,
        }  # fmt: skip

    def names_of(self, scores: dict[str, Tensor], corpus: Tensor) -> Tensor:
        """Name scores as each row's own corpus marks names: corpora differ in what they call a name. `corpus`: [batch]."""
        own = torch.einsum("bwh,bnh->bwn", scores["words"], self.own_names[corpus].to(scores["words"].dtype))
        return scores["names"] + own + self.own_bias[corpus][:, None]

    def pairs(self, refer: Tensor, antecedent: Tensor, pronoun: Tensor, place: Tensor, form: Tensor) -> Tensor:
        """Coreference scores of words of one document: [words, words], row refers back to column.

        `place`: which word of the document. `form`: a number for each word as it is spelt, in small letters.
        """
        apart = (place[:, None] - place).abs().clamp(min=1)
        bucket = (torch.log2(apart.float()).long() + 1).clamp(max=DISTANCES - 1)
        kind = 2 * pronoun.long()[:, None] + pronoun.long()
        alike = (form[:, None] == form) & (pronoun[:, None] == pronoun)
        same = self.match_bias[alike.long() * (1 + pronoun.long())]
        return (refer @ antecedent.T).float() / REFER**0.5 + self.pair_bias + self.distance_bias[bucket] + self.pronoun_bias[kind] + same

    def links(self, ask: Tensor, member: Tensor) -> Tensor:
        """Attribution links of anchors to words: [anchors, words, 2] (source, content), from [anchors, 2M] and [anchors, words, 2M]."""
        product = (ask[:, None] * member).float().view(*member.shape[:2], 2, LINK).sum(-1)
        return product + self.link_bias

    def labels(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Scores of the relation of each word to the given head (0 is the root)."""
        chosen = scores["label_head"].gather(1, heads[..., None].expand(-1, -1, self.sizes.label))
        dep = scores["label_dep"]
        return self.label(torch.cat([dep, chosen, dep * chosen], -1))
