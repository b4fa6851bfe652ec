"""The progress bar tells what there is to tell."""

import io

from rich.console import Console

from isnad.cli.bar import bar


def test_the_bar_tells_how_many_how_fast_and_how_many_were_rejected() -> None:
    shown = io.StringIO()
    with bar(Console(file=shown, force_terminal=True, width=120)) as advance:
        for _ in range(3):
            advance(2, 1, 10)
    assert "listing inputs" in shown.getvalue()
    for part in ("articles", "6/10", "a second", "3 rejected"):
        assert part in shown.getvalue(), part
