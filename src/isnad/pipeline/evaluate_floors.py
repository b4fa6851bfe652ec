"""Floors under an evaluation: figures that may rise and never sink, pinned with the hash of their gold."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from isnad.errors import InputError, IsnadError
from isnad.pipeline.evaluate import STRENGTHS, Evaluation
from isnad.pipeline.evaluate_gold import ENTITIES, SUFFIX


@dataclass(frozen=True, slots=True)
class Floors:
    """The least F1 at each strength, on the gold of that hash."""

    gold: str
    f1: Mapping[str, float]


def gold_hash(folder: Path, entities: Path | None = None) -> str:
    """SHA-256 over the names and bytes of the gold files and of the entities."""
    digest = sha256()
    for path in (*sorted(folder.glob(f"*{SUFFIX}")), entities or folder / ENTITIES):
        digest.update(f"{path.name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def read_floors(path: Path) -> dict[str, Floors]:
    """The floors of a file by the name of their gold; none where there is no file."""
    if not path.exists():
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Floors(str(row["gold"]), {s: float(row["f1"][s]) for s in STRENGTHS}) for name, row in rows.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(path, None, f"not a file of floors: {error}") from error


def sunk(evaluation: Evaluation, floors: Floors) -> dict[str, tuple[float, float]]:
    """The strengths whose F1 lies below its floor: what it is, and what it must be."""
    found = {name: evaluation.strength(name).f1 for name in STRENGTHS}
    return {name: (found[name], floor) for name, floor in floors.f1.items() if found[name] < floor}


def raise_floors(path: Path, name: str, evaluation: Evaluation, gold: str, *, new_gold: bool = False) -> Floors:
    """Write the figures as the floors of that name.

    IsnadError, and nothing written, where one would be lowered, or where the gold is another and `new_gold` does not
    say that this is meant: figures on different gold do not compare.
    """
    known = read_floors(path)
    raised = Floors(gold, {strength: evaluation.strength(strength).f1 for strength in STRENGTHS})
    _require_higher(name, known.get(name), raised, evaluation, new_gold)
    rows = {key: {"gold": f.gold, "f1": dict(f.f1)} for key, f in sorted({**known, name: raised}.items())}
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return raised


def _require_higher(name: str, before: Floors | None, after: Floors, evaluation: Evaluation, new_gold: bool) -> None:
    if before is None or (new_gold and before.gold != after.gold):
        return
    if before.gold != after.gold:
        raise IsnadError(f"{name}: the gold has changed since its floors were set; say so to set them anew")
    if lower := sunk(evaluation, before):
        wrong = ", ".join(f"{strength} {now:.3f} < {floor:.3f}" for strength, (now, floor) in lower.items())
        raise IsnadError(f"{name}: a floor is never lowered: {wrong}")
