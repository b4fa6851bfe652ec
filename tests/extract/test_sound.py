"""What the ontology would refuse never becomes a claim."""

from dataclasses import replace

from isnad.extract.claims.sound import sound
from isnad.model.claim import Claim, Entity, Evidence, Hop, Occurrence, Source, Span

EGYPT = Entity("actor/egypt", "State", "مصر")
HAFTAR = Entity("actor/khalifa-haftar", "Person", "حفتر")
DERNA = Entity("place/derna", "Place", "درنة")
STRIKE = Occurrence("AirStrike", (EGYPT,), (DERNA,), places=(DERNA,))
SUPPORT = Occurrence("Support", (EGYPT,), (HAFTAR,), support_kinds=("WeaponsSupport",))


def claim(content: Occurrence, form: str = "Claim", source: Source | None = None) -> Claim:
    hop = Hop(source or Source("article"), "OwnVoice")
    return Claim("a", form, content, (hop,), (Evidence(Span(0, 3), "قصف"),), "Certain", "Positive", "Past", "cue", 0.8)


def test_what_is_sound_is_left_as_it_is() -> None:
    told = [claim(STRIKE), claim(SUPPORT), claim(SUPPORT, "Denial")]
    assert sound(told) == told


def test_nobody_supports_himself() -> None:
    assert sound([claim(replace(SUPPORT, targets=(EGYPT,)))]) == []
    (left,) = sound([claim(replace(SUPPORT, targets=(EGYPT, HAFTAR)))])
    assert left.content.targets == (HAFTAR,)
    (denial,) = sound([claim(replace(SUPPORT, targets=(EGYPT,)), "Denial")])
    assert (denial.content.agents, denial.content.targets) == ((EGYPT,), ())


def test_a_place_does_not_act_and_is_not_helped() -> None:
    (left,) = sound([claim(replace(STRIKE, agents=(DERNA, EGYPT), participants=(DERNA,)))])
    assert (left.content.agents, left.content.participants) == ((EGYPT,), ())
    assert sound([claim(replace(SUPPORT, targets=(DERNA,)))]) == []


def test_an_action_of_nobody_nowhere_is_none_but_its_denial_is_news() -> None:
    nothing = Occurrence("AirStrike")
    assert sound([claim(nothing)]) == []
    (denial,) = sound([claim(nothing, "Denial")])
    assert denial.content.kind == "OtherOccurrence"


def test_nobody_accuses_himself() -> None:
    named = Source("named", EGYPT, EGYPT.label)
    assert sound([claim(STRIKE, "Accusation", named)]) == []
    (left,) = sound([claim(replace(STRIKE, agents=(EGYPT, HAFTAR)), "Accusation", named)])
    assert left.content.agents == (HAFTAR,)
    assert len(sound([claim(STRIKE, "Claim", named)])) == 1


def test_a_source_is_close_to_actors_only() -> None:
    source = Source("anonymous", None, "مصدر", Span(0, 3), "InformedSource", (DERNA, HAFTAR))
    (left,) = sound([claim(STRIKE, source=source)])
    assert left.chain[0].source.close_to == (HAFTAR,)


def test_places_lie_in_places_and_actors_are_part_of_actors() -> None:
    ties = ("actor/egypt", "place/derna")
    suburb = Entity(None, "Place", "ضاحيتها", Span(1, 2), part_of=ties)
    police = Entity(None, "ArmedGroup", "شرطتها", Span(3, 4), part_of=ties)
    (left,) = sound([claim(replace(STRIKE, agents=(police,), targets=(suburb,)))])
    assert (left.content.agents[0].part_of, left.content.agents[0].located_in) == (("actor/egypt",), ())
    assert (left.content.targets[0].part_of, left.content.targets[0].located_in) == ((), ("place/derna",))


def test_an_actor_is_no_place_of_an_event() -> None:
    (left,) = sound([claim(replace(STRIKE, places=(HAFTAR, DERNA, EGYPT), origins=(HAFTAR,)))])
    assert (left.content.places, left.content.origins) == ((DERNA, EGYPT), ())
