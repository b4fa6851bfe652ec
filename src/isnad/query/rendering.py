"""An answer as text: a table for people; CSV, TSV, JSON (SPARQL 1.1), Markdown or Turtle for everything else."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from isnad.errors import QueryError
from isnad.graph.namespaces import PREFIXES
from isnad.query.asking import Answer
from isnad.query.cells import cell
from isnad.query.tables import table
from isnad.store.result import STRING, Blank, Iri, Result, Solutions, Term, Triples, Truth

NO_HEADINGS: Mapping[str, str] = {}
Writer = Callable[[Result, TextIO], None]


def render(answer: Answer, form: str, out: TextIO, headings: Mapping[str, str] = NO_HEADINGS) -> None:
    """Writes the answer in one of FORMATS. Only a table on a terminal is coloured, wrapped and cut to its width.

    `headings` are for people (`table`, `md`): data keep the names that programs know.
    """
    if form not in FORMATS:
        raise QueryError(f"{form!r} is no format: one of {', '.join(FORMATS)}")
    if form in ("table", "md"):
        shown = _headed(_shown(answer), headings)
        (table if form == "table" else _markdown)(shown, out)
        return
    WRITERS[form](answer.result, out)


def _shown(answer: Answer) -> Result:
    """Only the columns that the query shows in a table."""
    result, show = answer.result, answer.asked.query.show
    if not isinstance(result, Solutions) or not show:
        return result
    columns = [result.variables.index(name) for name in show if name in result.variables]
    rows = dict.fromkeys(tuple(row[column] for column in columns) for row in result.rows)
    return Solutions(tuple(result.variables[column] for column in columns), tuple(rows))


def _headed(result: Result, headings: Mapping[str, str]) -> Result:
    if not isinstance(result, Solutions):
        return result
    return Solutions(tuple(headings.get(name, name) for name in result.variables), result.rows)


def _rows(result: Result, form: str) -> Solutions:
    """The rows of a SELECT; the truth of an ASK as one row."""
    if isinstance(result, Triples):
        raise QueryError(f"triples cannot be written as {form}: use ttl")
    if isinstance(result, Truth):
        raise QueryError(f"a yes or no cannot be written as {form}: use table, md or json")
    return result


# ---- separated values (SPARQL 1.1 Query Results CSV and TSV Formats) ----------------------------------------------


def _csv(result: Result, out: TextIO) -> None:
    rows = _rows(result, "csv")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.variables)
    writer.writerows([_value(term) for term in row] for row in rows.rows)


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return term.n3 if isinstance(term, Blank) else term.value


def _tsv(result: Result, out: TextIO) -> None:
    rows = _rows(result, "tsv")
    out.write("\t".join(f"?{name}" for name in rows.variables) + "\n")
    for row in rows.rows:
        out.write("\t".join("" if term is None else term.n3 for term in row) + "\n")


# ---- SPARQL 1.1 Query Results JSON Format ---------------------------------------------------------------------------


def _json(result: Result, out: TextIO) -> None:
    if isinstance(result, Truth):
        document: dict[str, object] = {"head": {}, "boolean": result.value}
    else:
        rows = _rows(result, "json")
        bindings = [
            {name: _json_term(term) for name, term in zip(rows.variables, row, strict=True) if term is not None}
            for row in rows.rows
        ]
        document = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    json.dump(document, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"type": "uri", "value": term.value}
    if isinstance(term, Blank):
        return {"type": "bnode", "value": term.value}
    if term.lang:
        return {"type": "literal", "value": term.value, "xml:lang": term.lang}
    typed = {} if term.datatype == STRING else {"datatype": term.datatype}
    return {"type": "literal", "value": term.value, **typed}


# ---- Markdown and Turtle --------------------------------------------------------------------------------------------

_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>|#~"})


def _markdown(result: Result, out: TextIO) -> None:
    if isinstance(result, Truth):
        out.write("yes\n" if result.value else "no\n")
        return
    rows = _rows(result, "md")
    lines: list[Sequence[str]] = [rows.variables, ["---"] * len(rows.variables)]
    lines.extend([cell(term).translate(_MARKDOWN) for term in row] for row in rows.rows)
    out.writelines("| " + " | ".join(line) + " |\n" for line in lines)


def _turtle(result: Result, out: TextIO) -> None:
    if not isinstance(result, Triples):
        raise QueryError("only the triples of a CONSTRUCT or DESCRIBE can be written as ttl")
    # rdflib sorts by subject and predicate, so the same triples are the same text
    import rdflib  # noqa: PLC0415

    graph = rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    source = io.StringIO("".join(f"{s.n3} {p.n3} {o.n3} .\n" for s, p, o in result.triples))
    graph.parse(source, format="nt")
    out.write(graph.serialize(format="turtle"))


WRITERS: Mapping[str, Writer] = {"csv": _csv, "tsv": _tsv, "json": _json, "ttl": _turtle}
FORMATS = ("table", "csv", "tsv", "json", "md", "ttl")
