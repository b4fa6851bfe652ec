"""From claims to RDF: everything right of the waist.

What callers use, module by module; importing this package imports none of them, and only `referee` and `closure` ever
import rdflib (slow to start), when they are needed.

- `mapping.article_graph(record, claims, *, run, publisher_id=None, text=None) -> list[Quad]`: one article's graph.
- `shared.references(quads) -> References` (joined with `|`) and `shared.shared_graphs(references, authority) ->
  list[Quad]`: authority entries with their chains, concepts and classes that articles refer to, said once.
- `shared.Run(version, rules, authority)`: `.iri` goes into article graphs, `.quads()` into a file once.
- `write.Output(path)`: a context manager with `add(quads)`; `write.format_of(path).piece(quads)` makes in another
  process what `Output.add_piece` takes; `.ttl .trig .nq .nt .jsonld`, each also `.gz`; `-` is standard output.
- `regroup.regroup(triples) -> Iterator[Quad]`: the graphs back from Turtle or N-Triples.
- `validate.validate(quads, ...) -> Report`: SHACL.
- `texts.check_texts(quads, folder, authority=None) -> Report`: quotations, hashes and entries, which SHACL cannot see.
- `reason.infer(quads) -> list[Quad]`: class and property hierarchy, in graphs of their own.
- `catalog.catalog_quads(quads, questions) -> list[Quad]`: VoID/DCAT, with the questions as SHACL executables.
- `docs.vocabulary_page() -> str`: the vocabulary and its rules as one HTML page.
- `terms`: a term is its N-Triples text; `Triple` and `Quad` are tuples of terms.
"""
