"""What a store answers, whichever store it is: terms, rows, a truth, or triples."""

from dataclasses import dataclass
from typing import TypeAlias

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = XSD + "string"


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """An IRI reference, without its angle brackets."""

    value: str

    @property
    def n3(self) -> str:
        return f"<{self.value}>"


@dataclass(frozen=True, slots=True, order=True)
class Blank:
    """A blank node; its label means nothing outside the answer that holds it."""

    value: str

    @property
    def n3(self) -> str:
        return f"_:{self.value}"


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """An RDF literal. A plain literal has datatype xsd:string and no `lang`, whichever way the store spells it."""

    value: str
    lang: str = ""
    datatype: str = STRING

    @property
    def n3(self) -> str:
        quoted = '"' + self.value.translate(_ESCAPES) + '"'
        if self.lang:
            return f"{quoted}@{self.lang}"
        return quoted if self.datatype == STRING else f"{quoted}^^<{self.datatype}>"


_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}

Term: TypeAlias = Iri | Blank | Text


@dataclass(frozen=True, slots=True)
class Solutions:
    """Rows of a SELECT, in the store's order; None where a variable has no value."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer of an ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, each once, in the store's order."""

    triples: tuple[tuple[Term, Term, Term], ...]


Result: TypeAlias = Solutions | Truth | Triples
