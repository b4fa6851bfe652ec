"""Isnad reads Arabic news about armed conflict and writes what it reports, with who said it and the very words.

>>> import isnad
>>> analysis = isnad.analyse("أعلنت وزارة الدفاع أن طائراتها قصفت مواقع المسلحين قرب المطار.", published="2020-01-31")
>>> [claim.content.kind for claim in analysis.claims]
['Bombardment']
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from isnad.errors import InputError, IsnadError, QueryError, SeedError, ShapeError, StoreError
    from isnad.model.article import Article, ArticleRecord, Rejected
    from isnad.model.claim import Claim
    from isnad.model.claims_file import read_claims
    from isnad.pipeline.build import Targets, build
    from isnad.pipeline.plan import Plan
    from isnad.pipeline.single import Analysis, analyse

_HOMES = {
    "isnad.errors": ("InputError", "IsnadError", "QueryError", "SeedError", "ShapeError", "StoreError"),
    "isnad.model.article": ("Article", "ArticleRecord", "Rejected"),
    "isnad.model.claim": ("Claim",),
    "isnad.model.claims_file": ("read_claims",),
    "isnad.pipeline.build": ("Targets", "build"),
    "isnad.pipeline.single": ("Analysis", "analyse"),
    "isnad.pipeline.plan": ("Plan",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Analysis",
    "Article",
    "ArticleRecord",
    "Claim",
    "InputError",
    "IsnadError",
    "Plan",
    "QueryError",
    "Rejected",
    "SeedError",
    "ShapeError",
    "StoreError",
    "Targets",
    "analyse",
    "build",
    "read_claims",
]


def __getattr__(name: str) -> object:
    """What is offered is imported when it is first asked for: `import isnad` alone costs nothing."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'isnad' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
