"""Who says so: reporting verbs and nouns, «بحسب», quotations, and the sentences in which a speaker goes on."""

from isnad.extract.attribution.context import Sentences
from isnad.extract.attribution.speeches import find_speech

__all__ = ["Sentences", "find_speech"]
