"""Latin letters for Arabic ones, for names in addresses and files."""

from functools import cache

from camel_tools.utils.charmap import CharMapper


@cache
def _mapper() -> CharMapper:
    return CharMapper.builtin_mapper("ar2safebw")


def latin(text: str) -> str:
    """The text in safe Buckwalter letters (ASCII, letter for letter); what is not Arabic stays as it is."""
    return str(_mapper().map_string(text))
