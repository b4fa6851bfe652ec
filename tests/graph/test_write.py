"""Files: the same triples in every format, for two independent parsers, and the same bytes every time."""

import gzip
import io
import json
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from isnad.errors import InputError
from isnad.graph import terms
from isnad.graph.iris import inferred_graph
from isnad.graph.namespaces import GRAPH, ID, KG, XSD
from isnad.graph.terms import RDF_TYPE
from isnad.graph.vocabulary import kg
from isnad.graph.write import FORMATS, Output, format_of, nquads, ntriples

OXIGRAPH = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB = {".nq": "nquads", ".nt": "nt", ".ttl": "turtle", ".trig": "trig", ".jsonld": "json-ld"}


def written(path, *pieces):
    with Output(path) as output:
        for piece in pieces:
            output.add(piece)
    return path.read_bytes()


def by_oxigraph(data, suffix):
    quads = set()
    for quad in ox.parse(data, format=OXIGRAPH[suffix]):
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
        quads.add((str(quad.subject), str(quad.predicate), str(quad.object), graph))
    return quads


def flat(quads):
    return {(s, p, o, "") for s, p, o, _ in quads}


@pytest.mark.parametrize("suffix", FORMATS)
def test_oxigraph_reads_exactly_the_quads(sample, tmp_path, suffix):
    quads = sample.whole()
    expected = set(quads) if FORMATS[suffix].graphs else flat(quads)
    assert by_oxigraph(written(tmp_path / f"g{suffix}", quads), suffix) == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("suffix", FORMATS)
def test_rdflib_reads_the_same_graphs(sample, tmp_path, suffix):
    quads = sample.whole()
    dataset, expected = rdflib.Dataset(), rdflib.Dataset()
    dataset.parse(data=written(tmp_path / f"g{suffix}", quads), format=RDFLIB[suffix])
    expected.parse(data=nquads(quads) if FORMATS[suffix].graphs else ntriples(quads), format="nquads")
    names = {graph.identifier for graph in expected.graphs() if len(graph)}
    assert {graph.identifier for graph in dataset.graphs() if len(graph)} == names
    for name in names:
        assert isomorphic(dataset.graph(name), expected.graph(name))


def nasty_quads():
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    local = st.from_regex(r"[A-Za-z0-9._~/-]{1,12}", fullmatch=True)
    node = local.map(lambda name: f"<{ID}article/a.b/{name}>")
    literal = st.one_of(
        words.map(terms.text),
        words.map(lambda word: terms.text(word, "ar")),
        words.map(lambda word: terms.text(word, "en")),
        words.map(lambda word: terms.typed(word, XSD + "date")),
        st.sampled_from(["1", "-1", "01", "1.0", "1.", "x", "1e3", "99999999999999999999"]).flatmap(
            lambda number: st.sampled_from(["integer", "decimal", "double"]).map(lambda d: terms.typed(number, XSD + d))
        ),
    )
    predicate = st.sampled_from(
        [kg.evidence, kg.agent, kg.count, kg.countText, kg.edtf, kg.earliest, RDF_TYPE, "<urn:p>"]
    )
    graph = st.sampled_from([f"<{GRAPH}article/a.b>", f"<{GRAPH}entities>", ""])
    iri_object = st.one_of(node, st.just(f"<{KG}AirStrike>"), st.just(f"<{ID}actor/egypt>"))
    quad = st.tuples(node, predicate, st.one_of(literal, iri_object), graph)
    return st.lists(quad.filter(lambda q: q[1] != RDF_TYPE or q[2].startswith("<")), max_size=12)


@settings(deadline=None)
@given(nasty_quads(), st.sampled_from(sorted(FORMATS)))
def test_no_literal_or_name_breaks_a_format(quads, suffix):
    format_ = FORMATS[suffix]
    data = (format_.header() + format_.piece(quads) + format_.footer).encode()
    assert by_oxigraph(data, suffix) == (set(quads) if format_.graphs else flat(quads))


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("packed", ["", ".gz"])
def test_the_same_graph_is_the_same_bytes_whatever_the_file_is_called_and_the_order_of_quads(
    sample, tmp_path, suffix, packed
):
    quads = sample.article()
    first = written(tmp_path / f"a{suffix}{packed}", quads)
    ordered = list(reversed(quads)) if suffix in {".ttl", ".trig", ".jsonld"} else quads
    assert written(tmp_path / f"b{suffix}{packed}", ordered) == first
    if packed:
        assert gzip.decompress(first) == written(tmp_path / f"c{suffix}", quads)


def test_a_packed_file_does_not_tell_when_it_was_packed(sample, tmp_path):
    assert written(tmp_path / "a.nq.gz", sample.article())[4:8] == bytes(4)


@pytest.mark.parametrize("number", ["01", "-0", "+1", "1.0", "9" * 20])
def test_json_ld_keeps_numbers_as_they_are_written(number):
    quad = ("<urn:a>", kg.count, terms.typed(number, XSD + "integer"), "")
    data = FORMATS[".jsonld"].header() + FORMATS[".jsonld"].piece([quad]) + FORMATS[".jsonld"].footer
    assert by_oxigraph(data.encode(), ".jsonld") == {quad}


@pytest.mark.parametrize("suffix", FORMATS)
def test_pieces_made_apart_are_joined_to_one_document(sample, tmp_path, suffix):
    first, second = sample.article(id="one"), sample.article(id="two.b")
    shared = [quad for quad in sample.whole() if "/article/" not in quad[0]]
    data = written(tmp_path / f"g{suffix}", first, [], second, shared)
    everything = [*first, *second, *shared]
    assert by_oxigraph(data, suffix) == (set(everything) if FORMATS[suffix].graphs else flat(everything))


def test_inferred_triples_stay_out_of_formats_without_graphs(sample):
    article = sample.article()
    inferred = [(s, p, o, inferred_graph(g)) for s, p, o, g in article]
    assert format_of("x.nt").piece([*inferred, *article]) == format_of("x.nt").piece(article)
    assert format_of("x.nq").piece(inferred) != ""


def test_turtle_is_laid_out_for_reading(sample, tmp_path):
    text = written(tmp_path / "g.ttl", sample.article()).decode()
    raid = sample.claims[0]
    claims = [f"<claim/{claim.id}> a kg:" for claim in sorted(sample.claims, key=lambda c: min(c.evidence))]
    assert sorted(claims, key=text.index) == claims  # in reading order
    after = text[text.index(f"<claim/{raid.id}> a") :]
    content = f"<claim/{raid.id}/content> a kg:AirStrike , kg:MilitaryAction"
    assert after[: after.index(content)].count(" .\n") == 1  # the claim's own statement, then its content
    assert after.index('"الطيران المصري قصف مسلحين في درنة"') < after.index('"مسلحين"')  # evidence before mentions
    assert "article:sample-1 a kg:Article ;" in text
    assert '"الطيران المصري قصف مسلحين في درنة"' in text
    assert "kg:extractionConfidence 0.8 ;" in text
    assert 'kg:earliest "2017-10-30"^^xsd:date ;' in text
    assert "https://w3id.org" not in text[text.index("@base") + 60 :].replace(f"<{GRAPH}article/sample-1>", "")


def test_json_ld_is_plain_json_with_its_context_inside(sample, tmp_path):
    document = json.loads(written(tmp_path / "g.jsonld", sample.whole()))
    (article,) = [g for g in document["@graph"] if g["@id"] == f"{GRAPH}article/sample-1"]
    raid = sample.claims[0]
    (claim,) = [node for node in article["@graph"] if node["@id"] == f"article/sample-1/claim/{raid.id}"]
    assert claim["@type"] == "kg:Claim"
    assert claim["polarity"] == "kgv:Positive"
    (figure,) = [node for node in article["@graph"] if node["@id"].endswith("Killed-Woman")]
    assert (figure["count"], figure["countText"]) == (3, "3 نساء")


class TestOutput:
    def test_a_file_that_fails_does_not_appear_and_leaves_the_old_one(self, sample, tmp_path):
        path = tmp_path / "g.ttl"
        path.write_text("old")
        broken = (quad if number < 9 else 1 / 0 for number, quad in enumerate(sample.article()))
        with pytest.raises(ZeroDivisionError), Output(path) as output:
            output.add(broken)
        assert path.read_text() == "old"
        assert list(tmp_path.iterdir()) == [path]

    def test_an_unknown_suffix_names_the_known_ones(self):
        with pytest.raises(InputError, match=r"\.ttl"):
            format_of("graph.xml")

    @pytest.mark.parametrize("name", ["G.TTL", "a.b.ttl", "graph.ttl.gz"])
    def test_the_suffix_is_found(self, name):
        assert format_of(name).suffix == ".ttl"

    def test_an_empty_graph_is_a_valid_document(self, tmp_path):
        for suffix in FORMATS:
            assert by_oxigraph(written(tmp_path / f"g{suffix}"), suffix) == set()

    def test_a_dash_is_standard_output(self, sample, monkeypatch):
        buffer = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", type("Out", (), {"buffer": buffer}))
        with Output("-", format_of("x.nq")) as output:
            output.add(sample.article())
        assert buffer.getvalue().decode() == nquads(sample.article())


def test_mapping_and_writing_do_not_import_rdflib():
    modules = "mapping, shared, write, regroup, validate, reason"
    code = f"import sys; from isnad.graph import {modules}; sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
