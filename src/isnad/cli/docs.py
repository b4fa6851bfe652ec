"""`kg docs`."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import guarded
from isnad.cli.options import single_command
from isnad.pipeline.publishing import publish_vocabulary

app = single_command()


@app.command()
@guarded
def docs(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="A folder, or a page that ends in .html.", show_default=False)
    ],
) -> None:
    """Write the documentation of the vocabulary: classes, properties, lists, rules and alignments, in both languages.

    The page needs nothing from elsewhere. In a folder it has the files for programs beside it: ontology, alignments,
    JSON-LD context, shapes and queries.

    \b
    Examples:
      kg docs vocabulary.html
      kg docs site/
    """
    written = publish_vocabulary(out)
    say(f"{written[0]}" + (f" and {len(written) - 1} files beside it" if len(written) > 1 else ""))
