"""Which field of a row holds the text, the title, the date: the one the user names, else one of a usual name."""

from collections.abc import Iterable, Mapping

from isnad.read.options import JSON_FIELDS, ReadOptions

USUAL = {  # names that collections of news give their columns, the surest first; letter case does not matter
    "id": ("id", "article_id", "articleid", "doc_id", "docid", "uuid", "guid"),
    "title": ("title", "headline", "heading", "العنوان"),
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "النص"),
    "date": ("date", "published", "publish_date", "published_at", "date_published", "publication_date", "pubdate",
             "datetime", "timestamp", "created_at", "التاريخ"),
    "outlet": ("outlet", "source", "publisher", "source_name", "site", "newspaper", "media", "المصدر"),
    "url": ("url", "link", "href", "source_url", "permalink", "الرابط"),
}  # fmt: skip


def chosen(names: Iterable[str], options: ReadOptions) -> dict[str, str]:
    """Of the names in a row or a header, the one that holds each of JSON_FIELDS, where one does."""
    present = {name.strip().casefold(): name for name in reversed(list(names))}
    found = {}
    for field in JSON_FIELDS:
        given = options.fields[field]
        wanted = (given,) if given != field else (field, *USUAL[field])
        name = next((present[name.casefold()] for name in wanted if name.casefold() in present), None)
        if name is not None:
            found[field] = name
    return found


def value(row: Mapping[str, object], field: str, options: ReadOptions) -> object:
    """What the row holds for that one of JSON_FIELDS; None where it has no such field."""
    given = options.fields[field]
    if given in row:
        return row[given]
    name = chosen(row, options).get(field)
    return None if name is None else row[name]
