"""How the readers say among themselves that an article cannot be used; it never leaves this package."""


class Unusable(Exception):  # noqa: N818 - it becomes a value, a Rejected
    """The reason, in a person's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoArticles(Unusable):
    """The same of a file that holds no articles, but perhaps something else: beside articles it is no fault."""
