"""Which descriptions mean the same incident, which reports have one root, which denials answer which claims.

`link(articles, world)` derives one graph, graph/coref, from article graphs alone.
"""

from isnad.link.deriving import link
from isnad.link.facts import ArticleFacts
from isnad.link.keeping import Kept, compact
from isnad.link.reading import article_facts, articles_of
from isnad.link.world import World, world_of

__all__ = ["ArticleFacts", "Kept", "World", "article_facts", "articles_of", "compact", "link", "world_of"]
