"""A sentence's dependency tree with the few questions the coder asks of it."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.records import Sentence, Token

# Parts of a noun phrase's subtree that are not the phrase itself.
_OUTSIDE = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "conj", "cc", "appos", "punct", "case", "cop", "mark", "nsubj", "discourse"})


class Tree:
    """Indexes are token indexes of the sentence; -1 stands above the root."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        self._bare = [t.rel.partition(":")[0] for t in self.tokens]  # relations without their subtypes
        for i, t in enumerate(self.tokens):
            if 0 <= t.head < len(self.tokens):
                self.children[t.head].append(i)

    def __len__(self) -> int:
        return len(self.tokens)

    def lemma(self, i: int) -> str:
        return self.tokens[i].lemma

    def rel(self, i: int) -> str:
        return self.tokens[i].rel

    def head(self, i: int) -> int:
        return self.tokens[i].head

    def kids(self, i: int, *rels: str) -> list[int]:
        """Children of `i` whose relation is one of `rels` (a bare relation also takes its subtypes)."""
        bare = self._bare
        return [c for c in self.children[i] if bare[c] in rels or self.tokens[c].rel in rels]

    def only(self, i: int, rel: str) -> list[int]:
        """Children with exactly this relation."""
        return [c for c in self.children[i] if self.tokens[c].rel == rel]

    def above(self, i: int) -> Iterator[int]:
        """Heads of `i`, nearest first."""
        seen = 0
        i = self.tokens[i].head
        while i >= 0 and seen < 60:
            yield i
            i = self.tokens[i].head
            seen += 1

    def subtree(self, i: int) -> list[int]:
        out, todo = [], [i]
        while todo:
            j = todo.pop()
            out.append(j)
            todo.extend(self.children[j])
        return sorted(out)

    def phrase(self, i: int, wide: bool = False) -> tuple[int, int]:
        """(first, last) token of the noun phrase headed by `i`; `wide` takes its clauses and appositions with it."""
        keep, todo = [i], [i]
        while todo:
            j = todo.pop()
            for c in self.children[j]:
                if (j == i and not wide and self.tokens[c].rel in _OUTSIDE) or self.tokens[c].rel == "punct":
                    continue
                if j == i and wide and self.tokens[c].rel in ("case", "conj", "cc", "cop", "nsubj", "parataxis", "mark"):
                    continue
                keep.append(c)
                todo.append(c)
        keep.sort()
        first = last = keep.index(i)

        def gap(a: int, b: int) -> bool:
            return all(self.tokens[k].rel == "punct" or self.tokens[k].tag in ("POS", "HYPH") for k in range(a + 1, b))

        while first > 0 and gap(keep[first - 1], keep[first]):
            first -= 1
        while last + 1 < len(keep) and gap(keep[last], keep[last + 1]):
            last += 1
        return keep[first], keep[last]

    def words(self, first: int, last: int) -> str:
        """Verbatim text of tokens first..last."""
        s = self.sentence
        return s.text[self.tokens[first].start - s.start : self.tokens[last].end - s.start]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Article positions of tokens first..last."""
        return self.tokens[first].start, self.tokens[last].end

    def coordinated(self, i: int) -> list[int]:
        """`i` and the heads coordinated with it."""
        return [i, *[c for c in self.kids(i, "conj") if self.tokens[c].tag[:1] in ("N", "P", "C", "J", "V")]]

    def preposition(self, i: int) -> str:
        """The preposition before a phrase, lower case ("according to", "on"); empty when there is none."""
        cases = self.only(i, "case")
        if not cases:
            return ""
        parts = [cases[0], *self.kids(cases[0], "fixed")]
        parts += [c for c in cases[1:] if c == parts[-1] + 1]
        return " ".join(self.tokens[p].text.lower() for p in parts)

    def is_verb(self, i: int) -> bool:
        return self.tokens[i].tag.startswith("VB")

    def is_noun(self, i: int) -> bool:
        return self.tokens[i].tag.startswith("NN")

    def at(self, start: int, end: int) -> list[int]:
        """Tokens that overlap the article positions [start, end)."""
        return [i for i, t in enumerate(self.tokens) if t.start < end and start < t.end]

    def clause(self, i: int) -> list[int]:
        """Tokens of the clause of `i`: its verb's subtree without clauses that have a verb and subject of their own."""
        top = i
        if not self.is_verb(i):
            for a in self.above(i):
                top = a
                if self.is_verb(a) or self.tokens[a].rel in ("root", "conj", "parataxis"):
                    break
        out, todo = [], [top]
        while todo:
            j = todo.pop()
            out.append(j)
            for c in self.children[j]:
                own = self.tokens[c].rel in ("conj", "parataxis", "advcl", "ccomp", "acl:relcl") and self.is_verb(c)
                if not own:
                    todo.append(c)
        return sorted(out)
