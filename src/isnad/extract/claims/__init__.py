"""From frames, speakers and figures to claims: what counts, what kind it is, and what is said twice."""

from collections.abc import Mapping, Sequence

from isnad.extract.claims.circumstances import share_casualties
from isnad.extract.claims.context import from_context
from isnad.extract.claims.denied import denial_of, disclaimed
from isnad.extract.claims.material import Material
from isnad.extract.claims.merging import once
from isnad.extract.claims.sound import sound
from isnad.extract.claims.telling import claim_of
from isnad.model.annotation import CasualtyMention
from isnad.model.claim import Claim

__all__ = ["Material", "make_claims"]


def make_claims(material: Material) -> tuple[Claim, ...]:
    """The claims of an article in text order, each once."""
    figures = share_casualties(material, range(len(material.frames)))
    drafts, told = _drafts(material, figures)
    among_told = share_casualties(material, told)
    if among_told != figures:  # figures beside words that came to nothing belong to the next event
        drafts, _ = _drafts(material, among_told)
    return once(sound(from_context(drafts, material.wholes)))


def _drafts(material: Material, figures: Mapping[int, Sequence[CasualtyMention]]) -> tuple[list[Claim], set[int]]:
    """Every claim that a frame or a denial makes, and the indices of the frames that made one."""
    denied = {d.frame for d in material.denials if d.governs}
    drafts: list[Claim] = []
    told: set[int] = set()
    for index, (frame, factuality) in enumerate(material.frames):
        if frame.sentence not in material.questions:
            claim = claim_of(material, frame, factuality, figures.get(index, ()), drafts)
            if claim is not None and index not in denied:
                drafts.append(disclaimed(claim))
                told.add(index)
        drafts += [denial_of(material, d, drafts) for d in material.denials if d.frame == index]
    drafts += [denial_of(material, d, drafts) for d in material.denials if d.frame is None]
    return drafts, told
