"""What was damaged, where no verb says it: "caused damage to two houses", "the bus suffered damage"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.coding.english.arguments import of_verb
from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.fillers import distinct, targets
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Filler

DAMAGE = frozenset({"damage", "destruction"})
_SUFFERS = frozenset({"suffer", "sustain", "receive", "undergo", "report"})
_NEAR = 2  # sentences


def damaged(tree: Tree, drafts: Sequence[Draft], named: Named, signs: Signs) -> None:
    """Give the things the sentence tells as damaged to the armed event it tells, else to the one just told."""
    if not any(t.lemma in DAMAGE for t in tree.tokens):
        return
    found = distinct(list(_things(tree, named, signs)))
    told = [d for d in drafts if d.plover == "ASSAULT" and not d.aggregate and d.factuality == "occurred"]
    home = next((d for d in reversed(told) if d.mode != "abduct"), None)
    if not found or home is None or tree.sentence.index - max(s.index for s in home.sentences) > _NEAR:
        return
    home.fillers = distinct([*home.fillers, *found])
    if tree.sentence not in home.sentences:
        home.sentences.append(tree.sentence)


def _things(tree: Tree, named: Named, signs: Signs) -> Iterator[Filler]:
    for i, t in enumerate(tree.tokens):
        if t.lemma not in DAMAGE or not tree.is_noun(i) or any(tree.tokens[c].text.lower() == "no" for c in tree.only(i, "det")):
            continue
        heads = [n for n in tree.only(i, "nmod") if tree.preposition(n) in ("to", "of", "in")]
        verb = tree.head(i)
        if verb >= 0 and tree.is_verb(verb):
            args = of_verb(tree, verb)
            heads += [o for p, o in args.obliques if p == "to"]
            if tree.lemma(verb) in _SUFFERS and i in args.objects:
                heads += args.subjects
        for h in dict.fromkeys(heads):
            for k in tree.coordinated(h):
                yield from (x for x in targets(tree, k, named, signs, "damaged", None) if x.kind == "physical")
