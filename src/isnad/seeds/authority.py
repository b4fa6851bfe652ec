"""Who and where: actors, places and outlets, and what the press calls the states (TSV)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from isnad.errors import SeedError
from isnad.seeds.entries import KINDS, SeedEntity, fault, read_entries
from isnad.seeds.tables import Row, read_table
from isnad.text.fold import key

__all__ = ["Authority", "SeedEntity", "State", "load_authority"]

STATE_COLUMNS = ("state", "nisba", "irregular", "capital", "metonyms")


@dataclass(frozen=True, slots=True)
class State:
    """What the press calls a state and its people.

    `nisbas` are the relative adjectives, masculine singular indefinite, the usual one first («أمريكي», «أميركي»),
    none where it would be mistaken for another word («مالي»);
    `irregular` are forms that no rule makes of them («أتراك»); `metonyms` are names for its government («القاهرة»).
    """

    id: str
    nisbas: tuple[str, ...]
    irregular: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()

    @property
    def nisba(self) -> str:
        """The usual relative adjective; empty where there is none."""
        return self.nisbas[0] if self.nisbas else ""


@dataclass(frozen=True, slots=True)
class Authority:
    """All entries by id, and the states in file order."""

    entities: Mapping[str, SeedEntity]
    states: tuple[State, ...]

    def closure(self, ids: Iterable[str]) -> tuple[SeedEntity, ...]:
        """The entities and all they are tied to, directly or not, in order of id; KeyError for an unknown id."""
        seen: dict[str, SeedEntity] = {}
        todo = list(ids)
        while todo:
            if (here := todo.pop()) not in seen:
                seen[here] = self.entities[here]
                todo.extend(seen[here].ties)
        return tuple(seen[id_] for id_ in sorted(seen))

    def ambiguous(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(kind, folded label) to the ids that share it, in order; such a label names candidates, not one entity."""
        named: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for entity in self.entities.values():
            for text, _ in entity.labels:
                named[entity.kind, key(text)].add(entity.id)
        return {label: tuple(sorted(ids)) for label, ids in sorted(named.items()) if len(ids) > 1}


def load_authority(folders: Sequence[Path]) -> Authority:
    """The checked entries of all the folders; of an id (or a state's row) given by two, the later folder's one.

    A folder holds any of `*.ttl`, `actors/*.ttl`, `places/*.ttl` and `lexicon/states.tsv`. A fault is a SeedError.
    """
    entities: dict[str, SeedEntity] = {}
    origins: dict[str, Path] = {}
    states: dict[str, State] = {}
    for folder in folders:
        found = _read_folder(folder)
        entities |= {entity.id: entity for entity, _ in found}
        origins |= {entity.id: path for entity, path in found}
    _check_ties(entities, origins)
    for folder in folders:
        states |= _read_states(folder / "lexicon" / "states.tsv", entities)
    return Authority(entities, tuple(states.values()))


def _read_folder(folder: Path) -> list[tuple[SeedEntity, Path]]:
    if not folder.is_dir():
        raise SeedError(folder, None, "there is no such folder of seeds")
    origins: dict[str, Path] = {}
    found = []
    for path in sorted((*folder.glob("*.ttl"), *folder.glob("actors/*.ttl"), *folder.glob("places/*.ttl"))):
        for entity in read_entries(path):
            if entity.id in origins:
                raise fault(path, entity.id, f"{entity.id} is already defined in {origins[entity.id].name}")
            origins[entity.id] = path
            found.append((entity, path))
    return found


_RANGES: tuple[tuple[str, str, frozenset[str], frozenset[str]], ...] = (
    ("part_of", "kg:partOf", frozenset(KINDS) - {"Place"}, frozenset(KINDS) - {"Place"}),
    ("led_by", "kg:ledBy", frozenset(KINDS) - {"Place"}, frozenset({"Person"})),
    ("located_in", "kg:locatedIn", frozenset({"Place", "State"}), frozenset({"Place", "State"})),
    ("near", "kg:near", frozenset({"Place", "State"}), frozenset({"Place", "State"})),
)


def _check_ties(entities: Mapping[str, SeedEntity], origins: Mapping[str, Path]) -> None:
    for entity in entities.values():
        if problem := next(_tie_problems(entity, entities), None):
            raise fault(origins[entity.id], entity.id, problem)
    chains: tuple[Callable[[SeedEntity], tuple[str, ...]], ...] = (
        lambda e: e.part_of + e.led_by,
        lambda e: e.located_in,
    )
    for links in chains:
        try:
            TopologicalSorter({entity.id: links(entity) for entity in entities.values()}).prepare()
        except CycleError as error:
            loop = error.args[1]
            raise fault(origins[loop[0]], loop[0], f"belongs to itself: {' < '.join(loop)}") from None


def _tie_problems(entity: SeedEntity, entities: Mapping[str, SeedEntity]) -> Iterator[str]:
    for name, word, domain, range_ in _RANGES:
        for other in (targets := getattr(entity, name)):
            if other not in entities:
                yield f"{entity.id} has {word} {other}, which no file defines"
            elif not range_.intersection(entities[other].kinds):
                yield f"{entity.id} has {word} {other}, which is a {entities[other].kind}"
        if targets and not domain.intersection(entity.kinds):
            yield f"{entity.id} is a {entity.kind} and cannot have {word}"


def _read_states(path: Path, entities: Mapping[str, SeedEntity]) -> dict[str, State]:
    if not path.exists():
        return {}
    states: dict[str, State] = {}
    for row in read_table(path, STATE_COLUMNS, required=("state",)):
        state = _state(path, row, entities)
        if state.id in states:
            raise SeedError(path, row.line, f"the state {row['state']} has a row already")
        states[state.id] = state
    return states


def _state(path: Path, row: Row, entities: Mapping[str, SeedEntity]) -> State:
    id_, capital = f"actor/{row['state']}", f"place/{row['capital']}" if row["capital"] else None
    if id_ not in entities or "State" not in entities[id_].kinds:
        raise SeedError(path, row.line, f"{id_} is not a kg:State of the authority files")
    if capital is not None and capital not in entities:
        raise SeedError(path, row.line, f"the capital {capital} is not in the authority files")
    return State(id_, row.several("nisba"), row.several("irregular"), capital, row.several("metonyms"))
