"""Whether a query would call another server. Oxigraph would do it, from inside our network."""

from isnad.errors import QueryError

_SUSPECT = ("service", "\\u")  # the word in any case, and the escapes (19.2) that can spell it


def refuse_calls(query: str) -> None:
    """QueryError for a query with SERVICE, and for one that seems to have it and cannot be shown not to.

    A query without the word has no SERVICE. In the others a second parser looks, so that no trick with strings,
    comments or escapes hides from both.
    """
    if not any(word in query.casefold() for word in _SUSPECT):
        return
    from isnad.query.binding import parse  # noqa: PLC0415 - rdflib is slow to import, and such queries are rare

    try:
        parse(query, refused={"ServiceGraphPattern"})
    except QueryError as error:
        raise QueryError(f"SERVICE is not allowed here, nor what may hide it: {error}") from error
