"""What is published of the vocabulary and of a dataset."""

import pyoxigraph as ox

from isnad.pipeline.publishing import describe_dataset, publish_vocabulary
from isnad.pipeline.single import analyse
from isnad.resources import folder


def test_a_page_alone_where_its_name_says_so(tmp_path):
    written = publish_vocabulary(tmp_path / "v.html")
    assert written == (tmp_path / "v.html",)
    assert list(tmp_path.iterdir()) == [tmp_path / "v.html"]


def test_a_folder_holds_the_files_that_the_page_describes(tmp_path):
    written = publish_vocabulary(tmp_path / "site")
    names = {str(path.relative_to(tmp_path / "site")) for path in written}
    assert {"index.html", "ontology/isnad.ttl", "ontology/context.jsonld", "queries/supporters.rq"} <= names
    for path in written:
        if path.suffix == ".ttl":
            assert list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))


def test_a_dataset_is_described_with_the_questions_that_it_answers():
    quads = analyse("قصف الطيران المصري مدينة درنة اليوم.", published="2019-12-15").quads()
    described = describe_dataset(quads, [folder("queries")])
    executables = {s for s, _, o, _ in described if o.endswith("SPARQLSelectExecutable>")}
    assert len(executables) > 25
    assert not {q[3] for q in described} - {"<https://w3id.org/isnad/graph/catalog>"}
