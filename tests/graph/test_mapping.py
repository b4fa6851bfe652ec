"""The graph of one article."""

import re
from dataclasses import replace
from itertools import permutations

import pytest

from isnad.errors import IsnadError
from isnad.graph.mapping import article_graph
from isnad.graph.namespaces import GRAPH, ID, KG, KGV, SCHEMA, SKOS
from isnad.graph.shared import references, shared_graphs
from isnad.graph.terms import RDF_TYPE, TermError, is_blank, literal_parts
from isnad.graph.validate import validate
from isnad.graph.vocabulary import kg, kgv
from isnad.model.claim import Casualty, Entity, Evidence, Hop, Occurrence, Source, Span, digest

PREF_LABEL = f"<{SKOS}prefLabel>"
ARTICLE = f"<{ID}article/sample-1>"


def values(quads, subject, predicate):
    return {o for s, p, o, _ in quads if s == subject and p == predicate}


def one(quads, subject, predicate):
    found = values(quads, subject, predicate)
    assert len(found) == 1
    return found.pop()


def claim_node(claim):
    return f"{ARTICLE[:-1]}/claim/{claim.id}>"


def content_node(claim):
    return f"{ARTICLE[:-1]}/claim/{claim.id}/content>"


def test_the_sample_conforms_with_no_warning(sample):
    report = validate(sample.whole())
    assert [str(r) for r in report.results if r.severity != "Info"] == []


def test_all_quads_of_the_article_are_in_its_graph_once_and_without_blank_nodes(sample):
    quads = sample.article()
    assert {q[3] for q in quads} == {f"<{GRAPH}article/sample-1>"}
    assert len(set(quads)) == len(quads)
    assert not any(is_blank(term) for q in quads for term in q)


def test_the_order_of_claims_changes_nothing(sample):
    expected = sample.article()
    for order in list(permutations(sample.claims))[::997]:
        assert sample.article(*order) == expected


def test_a_claim_has_the_iri_of_what_it_says_and_its_parts_hang_below(sample):
    raid = sample.claims[0]
    quads = sample.article(raid)
    node = claim_node(raid)
    assert one(quads, node, kg.content) == f"{node[:-1]}/content>"
    assert values(quads, node, kg.attribution) == {f"{node[:-1]}/attribution/1>", f"{node[:-1]}/attribution/2>"}
    start, end = raid.evidence[0].span.start, raid.evidence[0].span.end
    assert one(quads, node, kg.evidence) == f"{ARTICLE[:-1]}/span/{start}-{end}>"


def test_leaf_and_core_class_are_both_there(sample):
    raid, disclaimer, *_ = sample.claims
    quads = sample.article()
    assert values(quads, content_node(raid), RDF_TYPE) == {kg.AirStrike, kg.MilitaryAction}
    assert values(quads, content_node(disclaimer), RDF_TYPE) == {kg.Bombardment, kg.MilitaryAction}
    assert values(quads, claim_node(disclaimer), RDF_TYPE) == {kg.Denial, kg.Claim}


def test_support_has_supporters_and_recipients_and_an_action_agents_and_targets(sample):
    quads = sample.article()
    promised, raid = content_node(sample.claims[4]), content_node(sample.claims[0])
    assert one(quads, promised, kg.supporter) == f"<{ID}actor/egypt>"
    assert one(quads, promised, kg.recipient) == f"<{ID}actor/haftar>"
    assert values(quads, promised, kg.agent) == set()
    assert one(quads, raid, kg.agent) == f"<{ID}actor/egypt-air-force>"
    assert values(quads, raid, kg.supporter) == set()


def test_the_source_is_the_originator_and_the_chain_is_numbered_from_it(sample):
    raid = sample.claims[0]
    quads = sample.article(raid)
    first, second = (f"{claim_node(raid)[:-1]}/attribution/{n}>" for n in (1, 2))
    assert one(quads, claim_node(raid), kg.source) == one(quads, first, kg.attributedTo)
    assert one(quads, second, kg.attributedTo) == f"<{ID}actor/al-nahar>"
    assert one(quads, second, kg.stance) == kgv.EndorsingStance


def test_an_anonymous_source_exists_in_its_article_with_the_words_for_it(sample):
    raid = sample.claims[0]
    officer = raid.chain[0].source
    quads = sample.article(raid)
    node = f"{ARTICLE[:-1]}/source/{digest(officer.key)}>"
    assert values(quads, node, RDF_TYPE) == {kg.AnonymousSource, kg.Source}
    assert one(quads, node, PREF_LABEL) == f'"{officer.label}"@ar'
    assert one(quads, node, kg.closeTo) == f"<{ID}actor/libya>"
    assert one(quads, node, kg.sourceKind) == kgv.MilitarySource
    words = one(quads, one(quads, node, kg.evidence), "<http://www.w3.org/ns/oa#exact>")
    assert literal_parts(words).value == officer.label


def test_an_unlisted_actor_is_scoped_to_the_article_and_keeps_the_ties_that_the_text_states(sample):
    raid = sample.claims[0]
    (gunmen,) = raid.content.targets
    quads = sample.article(raid)
    node = one(quads, content_node(raid), kg.target)
    assert node == f"{ARTICLE[:-1]}/actor/{digest(gunmen.key)}>"
    assert one(quads, node, kg.partOf) == f"<{ID}actor/libya>"
    assert one(quads, node, f"<{SKOS}altLabel>") == '"المسلحون"@ar'


def test_a_mention_is_quoted_from_the_text_where_its_label_is_tidier(sample, claim_of):
    tidy = Entity(None, "Collective", "مدنيون", sample.claims[3].content.targets[0].span)
    claim = claim_of(Occurrence("Clash", agents=(tidy,)))
    node = f"{ARTICLE[:-1]}/actor/{digest(tidy.key)}>"
    quads = article_graph(sample.record, [claim], run=sample.run.iri, text=sample.text)
    assert one(quads, one(quads, node, kg.evidence), "<http://www.w3.org/ns/oa#exact>") == '"مدنيين"'
    longer = replace(tidy, label="جماعة من المدنيين")
    without = article_graph(
        sample.record, [replace(claim, content=Occurrence("Clash", agents=(longer,)))], run="<urn:r>"
    )
    assert values(without, node, kg.evidence) == set()


def test_an_unlisted_place_is_a_place(sample):
    accused = sample.claims[3]
    node = one(sample.article(accused), content_node(accused), kg.place)
    assert node.startswith(f"{ARTICLE[:-1]}/place/")


class TestPublisher:
    def test_a_publisher_only_named_is_an_outlet_of_the_article_and_speaks_its_own_voice(self, sample):
        promised = sample.claims[4]
        quads = sample.article(promised)
        outlet = f"{ARTICLE[:-1]}/publisher>"
        assert one(quads, ARTICLE, kg.publisher) == outlet == one(quads, claim_node(promised), kg.source)
        assert one(quads, outlet, PREF_LABEL) == '"صحيفة الأفق"@ar'

    def test_a_publisher_of_the_authority_is_its_entry(self, sample):
        promised = sample.claims[4]
        quads = sample.article(promised, publisher_id="actor/al-nahar")
        assert one(quads, claim_node(promised), kg.source) == f"<{ID}actor/al-nahar>"
        assert not any(s == f"<{ID}actor/al-nahar>" for s, *_ in quads)

    def test_without_publisher_the_article_itself_speaks(self, sample):
        promised = sample.claims[4]
        quads = sample.article(promised, publisher=None)
        own = f"{ARTICLE[:-1]}/source/article>"
        assert one(quads, claim_node(promised), kg.source) == own
        assert values(quads, own, PREF_LABEL) == {'"the article"@en', '"المقال"@ar'}

    def test_a_latin_name_is_not_called_arabic(self, sample):
        quads = sample.article(publisher="Mada Masr")
        assert one(quads, f"{ARTICLE[:-1]}/publisher>", PREF_LABEL) == '"Mada Masr"@en'


class TestCasualties:
    def figures(self, sample, claim_of, *casualties):
        claim = claim_of(
            Occurrence("AirStrike", agents=(Entity("actor/egypt", "State", "مصر"),), casualties=casualties)
        )
        quads = sample.whole(claim)
        assert validate(quads).conforms
        prefix = f"{content_node(claim)[:-1]}/casualties/"
        nodes = values(quads, content_node(claim), kg.casualties)
        return {node[len(prefix) : -1]: node for node in nodes}, quads

    def test_parts_point_to_their_total(self, sample, claim_of):
        nodes, quads = self.figures(
            sample, claim_of, Casualty("Killed", "Woman", "3", 3, part=True), Casualty("Killed", "Civilian", "20", 20)
        )
        assert one(quads, nodes["Killed-Woman"], kg.breakdownOf) == nodes["Killed-Civilian"]

    def test_a_part_of_another_outcome_stands_alone(self, sample, claim_of):
        nodes, quads = self.figures(
            sample, claim_of, Casualty("Killed", "Civilian", "20", 20), Casualty("Wounded", "Woman", "3", 3, part=True)
        )
        assert values(quads, nodes["Wounded-Woman"], kg.breakdownOf) == set()

    def test_overlapping_parts_nest_so_that_sums_never_exceed_the_total(self, sample, claim_of):
        nodes, quads = self.figures(
            sample, claim_of,
            Casualty("Killed", "VictimUnspecified", "30", 30),
            Casualty("Killed", "Civilian", "25", 25, part=True),
            Casualty("Killed", "Woman", "10", 10, part=True),
        )  # fmt: skip
        assert one(quads, nodes["Killed-Woman"], kg.breakdownOf) == nodes["Killed-Civilian"]

    def test_a_part_with_no_room_left_becomes_a_lower_bound(self, sample, claim_of):
        nodes, quads = self.figures(
            sample, claim_of,
            Casualty("Killed", "VictimUnspecified", "20", 20),
            Casualty("Killed", "Woman", "15", 15, part=True),
            Casualty("Killed", "Child", "10", 10, part=True),
        )  # fmt: skip
        assert one(quads, nodes["Killed-Child"], kg.breakdownOf) == nodes["Killed-VictimUnspecified"]
        assert values(quads, nodes["Killed-Child"], kg.count) == set()
        assert literal_parts(one(quads, nodes["Killed-Child"], kg.countMin)).value == "10"

    def test_a_part_larger_than_every_total_stands_alone(self, sample, claim_of):
        nodes, quads = self.figures(
            sample, claim_of, Casualty("Killed", "Civilian", "5", 5), Casualty("Killed", "Man", "8", 8, part=True)
        )
        assert values(quads, nodes["Killed-Man"], kg.breakdownOf) == set()

    def test_figures_of_one_kind_are_kept_apart(self, sample, claim_of):
        nodes, _ = self.figures(
            sample, claim_of, Casualty("Killed", "Civilian", "5", 5), Casualty("Killed", "Civilian", "ثمانية", 8)
        )
        assert set(nodes) == {"Killed-Civilian", "Killed-Civilian-2"}


class TestRefusals:
    def test_two_claims_with_one_id_do_not_merge_silently(self, sample):
        raid = sample.claims[0]
        with pytest.raises(IsnadError, match="two claims have one id"):
            sample.article(raid, replace(raid, rule="other"))

    def test_a_claim_of_another_article_is_refused(self, sample):
        with pytest.raises(IsnadError, match="belongs to article"):
            article_graph(replace(sample.record, id="other"), sample.claims[:1], run=sample.run.iri)

    @pytest.mark.parametrize(
        "content",
        [
            Occurrence("Picnic"),
            Occurrence("Article"),
            Occurrence("Clash", status="Done"),
            Occurrence("Clash", materiel=("Killed",)),
        ],
        ids=["no such class", "not an occurrence", "no such status", "of another scheme"],
    )
    def test_a_value_outside_the_vocabulary_is_named(self, sample, claim_of, content):
        with pytest.raises(IsnadError, match=r"Picnic|Article|Done|Killed"):
            sample.article(claim_of(content))

    @pytest.mark.parametrize("entry", ["actor/../x", "actor/Egypt", "person/x", "actor/a> <b"])
    def test_an_id_that_is_none_never_becomes_an_iri(self, sample, claim_of, entry):
        with pytest.raises(TermError):
            sample.article(claim_of(Occurrence("Clash", agents=(Entity(entry, "State", "x"),))))

    def test_a_confidence_that_is_no_number_is_refused(self, sample, claim_of):
        with pytest.raises(TermError):
            sample.article(claim_of(Occurrence("Clash"), confidence=float("nan")))

    def test_an_entry_that_the_authority_lacks_is_reported_not_invented(self, sample, claim_of):
        quads = sample.whole(claim_of(Occurrence("Clash", agents=(Entity("actor/nobody", "State", "لا أحد"),))))
        assert [r.rule for r in validate(quads).of("Violation")] == ["Occurrence-participant"]


class TestHostileText:
    NASTY = 'a"b\\c\n\r\t> . <x> <y> \u202e \ud800 \x00 \ufffe'

    def test_words_of_the_article_stay_words(self, sample, claim_of):
        span = Span(3, 3 + len(self.NASTY))
        claim = replace(claim_of(Occurrence("Clash")), evidence=(Evidence(span, self.NASTY),), rule=self.NASTY)
        quads = sample.article(claim, title=self.NASTY, publisher=self.NASTY, url=self.NASTY)
        exact = one(quads, f"{ARTICLE[:-1]}/span/{span.start}-{span.end}>", "<http://www.w3.org/ns/oa#exact>")
        assert literal_parts(exact).value == self.NASTY.replace("\ud800", "\ufffd")
        assert not any(re.search(r"[\n\r]", term) for quad in quads for term in quad)


class TestShared:
    def test_an_entry_comes_with_its_whole_chain_and_no_other(self, sample):
        raid = sample.claims[0]
        shared = shared_graphs(references(sample.article(raid)), sample.authority)
        described = {s for s, _, _, g in shared if g == f"<{GRAPH}entities>"}
        assert f"<{ID}actor/egypt>" in described  # of which the air force is a part
        assert f"<{ID}place/east>" in described  # in which Derna lies
        assert f"<{ID}actor/haftar-forces>" not in described
        assert f"<{ID}place/unused>" not in described

    def test_an_entry_that_speaks_is_a_named_source_said_once_for_all_articles(self, sample):
        quads = sample.whole()
        ministry = [q for q in quads if q[0] == f"<{ID}actor/egypt-mfa>" and q[2] == kg.NamedSource]
        assert [q[3] for q in ministry] == [f"<{GRAPH}entities>"]
        assert not any(q[0] == f"<{ID}actor/libya>" and q[2] == kg.NamedSource for q in quads)

    def test_every_concept_and_class_used_is_labelled_in_both_languages(self, sample):
        quads = sample.whole()
        used = {o for _, p, o, _ in quads if o.startswith((f"<{KG}", f"<{KGV}"))}
        for term in used:
            labels = values(quads, term, PREF_LABEL) | values(
                quads, term, "<http://www.w3.org/2000/01/rdf-schema#label>"
            )
            assert {literal_parts(label).language for label in labels} == {"ar", "en"}, term

    def test_references_of_several_articles_join(self, sample):
        raid, disclaimer, *_ = sample.claims
        both = references(sample.article(raid)) | references(sample.article(disclaimer))
        assert both == references(sample.article(raid, disclaimer))

    def test_links_are_entity_iris(self, sample):
        assert one(sample.whole(), f"<{ID}actor/egypt>", f"<{SCHEMA}sameAs>") == "<http://www.wikidata.org/entity/Q79>"


def test_a_named_source_known_only_here_is_actor_and_source(sample):
    accused = sample.claims[3]
    node = one(sample.article(accused), claim_node(accused), kg.source)
    assert values(sample.article(accused), node, RDF_TYPE) == {kg.Person, kg.Actor, kg.NamedSource, kg.Source}


def test_the_kind_in_which_a_listed_source_speaks_is_said_of_the_attribution(sample):
    implied = sample.claims[2]
    quads = sample.whole()
    assert one(quads, f"{claim_node(implied)[:-1]}/attribution/1>", kg.sourceKind) == kgv.OfficialSource
    assert values(quads, f"<{ID}actor/egypt>", kg.sourceKind) == set()


def test_a_hop_to_the_article_itself_at_the_end_of_a_chain_is_its_publisher(sample):
    raid = replace(sample.claims[0], chain=(sample.claims[0].chain[0], Hop(Source("article"), "OwnVoice")))
    quads = sample.article(raid)
    assert one(quads, f"{claim_node(raid)[:-1]}/attribution/2>", kg.attributedTo) == f"{ARTICLE[:-1]}/publisher>"
