"""Graphs as people go through them: article by article, claim by claim, wherever the graph is kept."""

from isnad.views.articles import ArticleGraph, Opened, open_graph
from isnad.views.claims import ArticleView, ClaimView, Figure, HopView, Named, Quote, article_view
from isnad.views.nodes import Nodes

__all__ = [
    "ArticleGraph",
    "ArticleView",
    "ClaimView",
    "Figure",
    "HopView",
    "Named",
    "Nodes",
    "Opened",
    "Quote",
    "article_view",
    "open_graph",
]
