"""The names of the authority, compiled for matching: a table of first words, and the nisbas of the states."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from isnad.seeds.authority import Authority, SeedEntity, State
from isnad.seeds.language import CACHE, CONJUNCTIONS, Stems, outer_splits
from isnad.text.fold import key

_BODIES = frozenset({"ArmedGroup", "GovernmentBody", "Organisation"})
_SHORT = 2  # letters of a first word that «و» alone may stand before
_SEVERAL = 3  # states whose actors share a word that says of none whose it is


class Start(NamedTuple):
    """A word that may begin names, without its clitics.

    `alone`: whose name it is by itself. `longer`: second word to the names that go on with it, as (all words, ids), the
    longest first.
    """

    conj: str
    prep: str
    alone: tuple[str, ...]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


class NameTable:
    """The names of the authority by their first words."""

    def __init__(self, named: Mapping[tuple[str, ...], set[str]]) -> None:
        self._alone: dict[str, tuple[str, ...]] = {}
        longer: defaultdict[str, defaultdict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]]
        longer = defaultdict(lambda: defaultdict(list))
        for words, ids in sorted(named.items(), key=lambda row: (-len(row[0]), row[0])):
            if len(words) == 1:
                self._alone[words[0]] = tuple(sorted(ids))
            elif words:
                longer[words[0]][words[1]].append((words, tuple(sorted(ids))))
        self._longer = {
            first: {second: tuple(rows) for second, rows in table.items()} for first, table in longer.items()
        }
        self.starts = lru_cache(maxsize=CACHE)(self._starts)
        """Every reading of a folded word as the first of a name, fewest clitics first."""

    def __contains__(self, word: str) -> bool:
        return word in self._alone or word in self._longer

    def _starts(self, norm: str) -> tuple[Start, ...]:
        bare = ((conj, prep, "ال" + rest if definite else rest) for conj, prep, definite, rest in outer_splits(norm))
        whole = tuple(
            Start(conj, prep, self._alone.get(first, ()), self._longer.get(first, {}))
            for conj, prep, first in bare
            if first in self
        )
        rest = norm[1:] if norm.startswith(CONJUNCTIONS) else ""
        if whole or len(rest) != _SHORT or rest not in self._longer:
            return whole
        return (Start(norm[0], "", (), self._longer[rest]),)  # «وأم درمان», «وتل رفعت»


@dataclass(frozen=True)
class Names:
    """What the authority calls whom.

    `table`: the names by their first words. `nisbas`: bare nisba to the state's id. `capitals`: id of a capital to its
    state. `homes`: id of a place or actor to the state that it lies in or belongs to, where it is one. `wholes`: id of
    an actor to all that it is part of or led by. `common`: names of words that the names of several states' actors
    share («الجيش الوطني»). A metonym that is no place («الكرملين») is a name of the state itself.
    """

    table: NameTable
    nisbas: Mapping[str, str]
    nisba_stems: Stems
    capitals: Mapping[str, str]
    homes: Mapping[str, str]
    wholes: Mapping[str, frozenset[str]]
    authority: Authority
    common: frozenset[tuple[str, ...]] = frozenset()

    def entity(self, id_: str) -> SeedEntity:
        return self.authority.entities[id_]


def compile_names(authority: Authority) -> Names:
    """The lookup tables of an authority."""
    capitals = {s.capital: s.id for s in authority.states if s.capital and s.capital in authority.entities}
    nisbas, named = _nisbas(authority), _named(authority, capitals)
    homes = _homes(authority, nisbas)
    return Names(
        NameTable(named), nisbas, Stems(nisbas), capitals, homes, _wholes(authority), authority,
        _common(authority, named, homes, nisbas),
    )  # fmt: skip


def _named(authority: Authority, capitals: Mapping[str, str]) -> Mapping[tuple[str, ...], set[str]]:
    """Each name to the ids that bear it."""
    named: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for entity in authority.entities.values():
        for text, language in entity.labels:
            if language == "ar" or not text.isascii() or entity.kind in ("MediaOutlet", "Organisation"):
                named[_words(text)].add(entity.id)
    for state in authority.states:
        for metonym in state.metonyms:
            # a metonym that is also the capital's own name stays the place; the mention keeps both readings
            if not any(i in capitals for i in named.get(_words(metonym), ())):
                named[_words(metonym)].add(state.id)
    return named


def _homes(authority: Authority, nisbas: Mapping[str, str]) -> dict[str, str]:
    """By ties; where those say nothing, the last state that the preferred label names («… في اليمن»), in either
    language.
    """
    states = {state.id for state in authority.states}
    labels = [(text, id_) for id_ in states for text, _ in authority.entities[id_].labels]
    called = {key(text): id_ for text, id_ in labels}
    homes: dict[str, str] = {}
    for id_, entity in authority.entities.items():
        tied = {e.id for e in authority.closure([id_])} & states
        words = [word.strip("()") for label in ("en", "ar") for word in key(entity.pref.get(label, "")).split()]
        named = [called.get(w) or nisbas.get(w.removeprefix("ال")) for w in words]
        told = list(tied) if len(tied) == 1 else [] if tied else [state for state in named if state]
        homes |= {id_: told[-1]} if told else {}
    return homes


def _common(
    authority: Authority, named: Mapping[tuple[str, ...], set[str]], homes: Mapping[str, str], nisbas: Mapping[str, str]
) -> frozenset[tuple[str, ...]]:
    """The names of states' actors that say of none of their words whose they are: other states have the like."""
    kinds = {words: {authority.entities[id_].kind for id_ in ids} for words, ids in named.items()}
    states = {word for words, kind in kinds.items() if "State" in kind for word in words}
    bodies = {words: {homes[i] for i in named[words] if i in homes} for words, kind in kinds.items() if kind <= _BODIES}
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for words, where in bodies.items():
        for word in words:
            owners[word.removeprefix("ال")] |= where
    shared = {word for word, where in owners.items() if len(where) >= _SEVERAL and word not in nisbas}
    return frozenset(
        words
        for words, where in bodies.items()
        if where and all(word not in states and word.removeprefix("ال") in shared for word in words)
    )


def _wholes(authority: Authority) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for id_ in authority.entities:
        todo, seen = [id_], set[str]()
        while todo:
            entity = authority.entities[todo.pop()]
            seen |= {entity.id}
            todo += [other for other in (*entity.part_of, *entity.led_by) if other not in seen]
        found[id_] = frozenset(seen)
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(key(text).replace('"', "").replace("-", " ").split())


def _nisbas(authority: Authority) -> dict[str, str]:
    forms: dict[str, str] = {}
    for state in authority.states:
        for form in nisba_forms(state):
            forms.setdefault(form, state.id)
    return forms


def nisba_forms(state: State) -> list[str]:
    """Every inflected form of the state's nisbas, folded and without the article."""
    forms = [key(word) for word in state.irregular]
    for nisba in state.nisbas:
        base = key(nisba)
        forms += [base + ending for ending in ("", "ه", "ون", "ين", "ان", "تان", "تين", "ات", "و", "ا")]
    return forms
