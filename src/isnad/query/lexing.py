"""SPARQL text as tokens: enough to tell a variable from the same letters in an IRI, a string or a comment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      (?P<iri>     < [^<>"{}|^`\\\x00-\x20]* > )
    | (?P<string>  \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )* \"{3}
                 | '{3}  (?: '{0,2}  (?: [^'\\] | \\. ) )* '{3}
                 | \"    (?: [^"\\\n\r] | \\. )* \"
                 | '     (?: [^'\\\n\r] | \\. )* ' )
    | (?P<comment> \# [^\n\r]* )
    | (?P<variable> [?$] [A-Za-z_0-9\u00b7\u00c0-\U000effff]+ )
    | (?P<word>    [A-Za-z_] [A-Za-z_0-9]* )
    | (?P<other>   \\. | . )
    """,
    re.VERBOSE | re.DOTALL,
)  # SPARQL 1.1, 19.8: IRIREF, STRING_LITERAL*, VAR1, VAR2; a name's escape (\#) is not a comment


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the query; the texts of all tokens, joined, are the query. `depth` counts open braces."""

    kind: str
    text: str
    depth: int


def tokens(query: str) -> Iterator[Token]:
    """Every token in order, white space included."""
    depth = 0
    for match in _TOKEN.finditer(query):
        text = match.group()
        depth += (text == "{") - (text == "}")
        yield Token(match.lastgroup or "other", text, depth)
