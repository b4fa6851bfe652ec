"""What stands around each lexicon word: subject, object, genitive, prepositional phrases, the words that it governs.

Arabic marks little of this in unvocalised text. What it does mark is used: word order, agreement of verb and subject,
the case of sound plurals, resumptive pronouns in relative clauses.
"""

from collections.abc import Sequence

from isnad.extract.arguments.nouns import noun_node, participle_node
from isnad.extract.arguments.verbs import verb_node
from isnad.model.annotation import Node, Unit


def find_nodes(units: Sequence[Unit]) -> tuple[Node, ...]:
    """One node for each lexicon word of a sentence, in order."""
    nodes: dict[int, Node] = {}
    for index, unit in enumerate(units):
        if unit.kind == "V":
            nodes[index] = verb_node(units, index, nodes)
        elif unit.kind == "N":
            nodes[index] = noun_node(units, index)
        elif unit.kind == "Q":
            nodes[index] = participle_node(units, index)
    return tuple(nodes.values())
