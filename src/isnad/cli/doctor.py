"""`kg doctor`."""

import typer

from isnad.cli.guard import DONE, FAILED, guarded
from isnad.cli.options import single_command
from isnad.pipeline.diagnosis import Finding, diagnose

app = single_command()


@app.command()
@guarded
def doctor() -> None:
    """Show what is installed and usable, and the exact command for what is not.

    Optional parts that are missing are no fault. Exit status: 0 all that is required works, 3 something does not.

    \b
    Example:
      kg doctor
    """
    findings = list(diagnose())
    for finding in findings:
        typer.echo(_line(finding))
    raise typer.Exit(DONE if all(finding.usable or finding.optional for finding in findings) else FAILED)


def _line(finding: Finding) -> str:
    mark = "ok     " if finding.usable else "absent " if finding.optional else "FAILED "
    remedy = f"\n           get it: {finding.remedy}" if finding.remedy and not finding.usable else ""
    return f"{mark}{finding.name}: {finding.state}{remedy}"
