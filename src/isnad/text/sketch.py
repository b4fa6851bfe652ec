"""A text's sketch: a few numbers from which the share of words that two texts have in common can be estimated."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from struct import Struct

from rensa import RMinHash

from isnad.text.tokens import tokenise

PERMUTATIONS = 64  # the estimate's standard error is 0.06 where half is common
BAND = 4  # numbers that must agree for two texts to be compared: 0.99 of pairs with 0.7 in common are, 0.1 with 0.3
SHINGLE = 4  # words: short enough to survive an editor's changes, long enough not to be idiom
SEED = 42
LEAST = 12  # shingles below which a text is too short to tell a copy by

_NUMBERS = Struct(f"<{PERMUTATIONS}I")


def sketch(text: str) -> str | None:
    """MinHash of the folded words, four by four, as base64; None for a text of a few words."""
    words = [token.norm for token in tokenise(text) if token.kind in "wnl"]
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    if len(shingles) < LEAST:
        return None
    hashed = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    hashed.update(sorted(shingles))
    return b64encode(_NUMBERS.pack(*hashed.digest())).decode()


def unpack(packed: str) -> Sequence[int]:
    """The numbers of a sketch; none where it is empty, or was made otherwise."""
    try:
        raw = b64decode(packed, validate=True)
    except ValueError:
        return ()
    return _NUMBERS.unpack(raw) if len(raw) == _NUMBERS.size else ()
