"""Publishers by the names that metadata give them."""

from collections import defaultdict
from collections.abc import Mapping

from isnad.seeds.authority import Authority
from isnad.text.fold import key


def outlet_ids(authority: Authority) -> Mapping[str, str]:
    """Every label of a media outlet, folded and in lower case, to its id; labels of two outlets are left out."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for entity in authority.entities.values():
        if "MediaOutlet" in entity.kinds:
            for label, _ in entity.labels:
                named[key(label).casefold()].add(entity.id)
    return {label: next(iter(ids)) for label, ids in named.items() if len(ids) == 1}
