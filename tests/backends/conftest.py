"""The rules over the shipped seeds, loaded once for all that reads with them."""

import pytest

from isnad.backends.rules import Rules, load_rules
from isnad.resources import folder


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules([folder("seeds")])
