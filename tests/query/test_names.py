"""Names, in Arabic or English, into IRIs."""

import pytest

from isnad.errors import QueryError
from isnad.query import resolve
from isnad.query.labels import fold_name
from isnad.seeds.authority import Authority, SeedEntity, State
from isnad.store import EmbeddedStore

ID = "https://w3id.org/isnad/id/"
GRAPH = """
@prefix kg: <https://w3id.org/isnad/ontology#> .
@prefix kgv: <https://w3id.org/isnad/vocab#> .
@prefix a: <https://w3id.org/isnad/id/actor/> .
@prefix p: <https://w3id.org/isnad/id/place/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
a:haftar a kg:Person ; skos:prefLabel "Khalifa Haftar"@en , "خليفة حفتر"@ar ; skos:altLabel "حفتر"@ar .
a:egypt a kg:State ; skos:prefLabel "Egypt"@en , "مصر"@ar ; skos:hiddenLabel "القاهرة"@ar .
p:cairo a kg:Place ; skos:prefLabel "Cairo"@en , "القاهرة"@ar .
a:badr-iraq a kg:ArmedGroup ; skos:prefLabel "Badr"@en .
a:badr-yemen a kg:ArmedGroup ; skos:prefLabel "Badr"@en .
a:saddam a kg:Person ; skos:prefLabel "Saddam Haftar"@en , "صدام حفتر"@ar .
a:sisi a kg:Person ; skos:prefLabel "Abdel Fattah el-Sisi"@en , "عبد الفتاح السيسي"@ar ; skos:altLabel "السيسي"@ar .
a:paper a kg:MediaOutlet ; skos:prefLabel "Al-Aḥrām"@en .
<https://w3id.org/isnad/id/article/x/actor/1> a kg:ArmedGroup ; skos:prefLabel "مصر"@ar .
<https://w3id.org/isnad/id/article/x/actor/2> a kg:ArmedGroup ; skos:prefLabel "كتيبة الوادي"@ar .
kgv:WingLoong2 skos:inScheme kgv:materiel ; skos:prefLabel "Wing Loong II"@en .
"""


def entity(slug: str, kind: str, label: str, *alt: str) -> SeedEntity:
    return SeedEntity(f"actor/{slug}", (kind,), {"ar": label}, tuple((text, "en") for text in alt))


AUTHORITY = Authority(
    {e.id: e for e in (entity("egypt", "State", "مصر"), entity("chad", "State", "تشاد", "Chad"),
                       entity("badr-iraq", "ArmedGroup", "بدر"), entity("badr-syria", "ArmedGroup", "بدر"),
                       entity("old-haftar", "Person", "حفتر"))},
    (State("actor/chad", ("تشادي",), metonyms=("نجامينا",)),),
)  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> EmbeddedStore:
    store = EmbeddedStore.memory()
    store.load(GRAPH.encode(), ".ttl")
    return store


@pytest.mark.parametrize(
    ("given", "role", "slug"),
    [
        ("Khalifa Haftar", "actor", "actor/haftar"),
        ("khalifa  HAFTAR", "actor", "actor/haftar"),
        ("خَليفة حفتر", "actor", "actor/haftar"),
        ("خليفه حفتر", "actor", "actor/haftar"),
        ("al ahram", "outlet", "actor/paper"),
        ("القاهرة", "actor", "actor/egypt"),
        ("القاهرة", "state", "actor/egypt"),
        ("القاهرة", "place", "place/cairo"),
        ("Egypt", "place", "actor/egypt"),
        ("Chad", "actor", "actor/chad"),
        ("Haftar", "actor", "actor/haftar"),
        ("sisi", "actor", "actor/sisi"),
        ("نجامينا", "state", "actor/chad"),
        ("مصر", "actor", "actor/egypt"),
        ("كتيبه الوادي", "actor", "article/x/actor/2"),
        ("actor/egypt", "actor", "actor/egypt"),
        ("actor:nobody", "actor", "actor/nobody"),
        (f"{ID}actor/egypt", "actor", "actor/egypt"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(given: str, role: str, slug: str, graph: EmbeddedStore) -> None:
    assert resolve(given, role, graph, AUTHORITY).iri == ID + slug


def test_a_concept_is_found_by_its_scheme(graph: EmbeddedStore) -> None:
    assert resolve("wing loong ii", "materiel", graph).iri == "https://w3id.org/isnad/vocab#WingLoong2"


def test_what_the_graph_knows_goes_before_what_only_the_authority_knows(graph: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="more than one"):
        resolve("حفتر", "actor", EmbeddedStore.memory(), _two_haftars())
    assert resolve("حفتر", "actor", graph, _two_haftars()).iri == f"{ID}actor/haftar"


def _two_haftars() -> Authority:
    both = (entity("haftar", "Person", "حفتر"), entity("old-haftar", "Person", "حفتر"))
    return Authority({e.id: e for e in both}, ())


def test_an_ambiguous_name_lists_its_candidates(graph: EmbeddedStore) -> None:
    with pytest.raises(QueryError) as error:
        resolve("Badr", "actor", graph)
    assert "more than one actor" in str(error.value)
    assert "actor/badr-iraq>" in str(error.value)
    assert "actor/badr-yemen>" in str(error.value)


@pytest.mark.parametrize("given", ["Hafter", "haftar khalifa", "خليفة"])
def test_an_unknown_name_lists_near_ones(given: str, graph: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="near names") as error:
        resolve(given, "actor", graph)
    assert "actor/haftar>" in str(error.value)


@pytest.mark.parametrize("given", ["", "   ", "ـ", "Zzyzx", "\u202e"])
def test_a_name_like_no_other_is_just_unknown(given: str, graph: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="no actor is called"):
        resolve(given, "actor", graph)


def test_a_name_of_another_role_is_not_taken(graph: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="no outlet is called"):
        resolve("Egypt", "outlet", graph)


def test_a_role_cannot_carry_syntax(graph: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="is nothing that names"):
        resolve("x", "materiel> } #", graph)


def test_folding_levels_what_people_type_differently() -> None:
    assert fold_name("Al-Aḥrām") == fold_name("al ahram")
    assert fold_name("مسؤول") == fold_name("مسئول")
    assert fold_name("Ta'izz") == fold_name("Taʿizz") == fold_name("TAIZZ")
    assert fold_name("مصر") != fold_name("مصري")
