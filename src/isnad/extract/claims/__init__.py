"""From frames, speakers and figures to claims: what counts, what kind it is, and what is said twice."""

from isnad.extract.claims.circumstances import share_casualties
from isnad.extract.claims.context import from_context
from isnad.extract.claims.denied import denial_of
from isnad.extract.claims.material import Material
from isnad.extract.claims.merging import once
from isnad.extract.claims.sound import sound
from isnad.extract.claims.telling import claim_of
from isnad.model.claim import Claim

__all__ = ["Material", "make_claims"]


def make_claims(material: Material) -> tuple[Claim, ...]:
    """The claims of an article in text order, each once."""
    figures = share_casualties(material)
    denied = {d.frame for d in material.denials if d.governs}
    drafts: list[Claim] = []
    for index, (frame, factuality) in enumerate(material.frames):
        if frame.sentence not in material.questions:
            told = claim_of(material, frame, factuality, figures.get(index, ()), drafts)
            drafts += [] if index in denied or told is None else [told]
        drafts += [denial_of(material, d, drafts) for d in material.denials if d.frame == index]
    drafts += [denial_of(material, d, drafts) for d in material.denials if d.frame is None]
    return once(sound(from_context(drafts, material.wholes)))
