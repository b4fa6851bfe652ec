"""The vocabulary and a dataset as they are published: pages and files for the web, a description for catalogs."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from isnad.graph.catalog import Question, catalog_quads
from isnad.graph.docs import vocabulary_page
from isnad.graph.terms import Quad
from isnad.pipeline.whole_files import write_whole
from isnad.query import list_queries
from isnad.resources import folder

PUBLISHED = (
    ("ontology", ("isnad.ttl", "vocab.ttl", "alignments.ttl", "context.jsonld", "claims.schema.json")),
    ("shapes", ("*.ttl",)),
    ("queries", ("*.rq",)),
)
PAGE = "index.html"


def publish_vocabulary(out: Path) -> tuple[Path, ...]:
    """Writes the documentation, and returns what was written.

    A name that ends in .html is the page alone; else a folder with the page and, beside it, the files that the page
    describes (ontology, alignments, JSON-LD context, shapes, queries), as a web server gives them to programs.
    """
    if out.suffix == ".html":
        return (_written(out, vocabulary_page().encode()),)
    files = [_written(out / PAGE, vocabulary_page().encode())]
    for name, patterns in PUBLISHED:
        found = sorted(path for pattern in patterns for path in folder(name).glob(pattern))
        files += [_written(out / name / path.name, path.read_bytes()) for path in found]
    return tuple(files)


def describe_dataset(quads: Iterable[Quad], queries: Sequence[Path]) -> list[Quad]:
    """VoID and DCAT of a dataset, with the questions of these folders as SHACL executables."""
    questions = (Question(found.name, found.text, found.summary, found.tags) for found in list_queries(queries))
    return catalog_quads(quads, questions)


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return path
