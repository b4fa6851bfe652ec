"""What validation finds, in the same form whichever engine looked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from isnad.graph.iris import article_root
from isnad.graph.namespaces import ID, KGS
from isnad.graph.terms import Term, is_literal, literal_parts

SEVERITIES = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One SHACL result: what two engines must agree on. `rule` is the source shape, `path` as SPARQL writes it."""

    rule: Term
    severity: str
    focus: Term
    path: str
    value: Term | None
    component: str

    @property
    def order(self) -> tuple[int, Term, Term, str, Term, str]:
        severity = SEVERITIES.index(self.severity) if self.severity in SEVERITIES else len(SEVERITIES)
        return severity, self.focus, self.rule, self.path, self.value or "", self.component


@dataclass(frozen=True, slots=True)
class Result:
    """A finding with the words for it: messages by language, and the claim, article and quotation it belongs to."""

    finding: Finding
    messages: tuple[tuple[str, str], ...]
    claim: str | None = None
    article: str | None = None
    quote: str | None = None

    @property
    def rule(self) -> str:
        """`Claim-evidence` of a shipped rule, the IRI of another."""
        return self.finding.rule[1:-1].removeprefix(KGS)

    @property
    def severity(self) -> str:
        return self.finding.severity

    def message(self, language: str = "en") -> str:
        """In that language, or in the first there is."""
        by_language = dict(self.messages)
        return by_language.get(language) or next(iter(by_language.values()), self.rule)

    @property
    def place(self) -> str:
        """The article and the claim, or the node, that it is about."""
        where = [f"article {self.article}"] if self.article else []
        where += [f"claim {self.claim}"] if self.claim else [shown(self.finding.focus)]
        return ", ".join(where)

    def __str__(self) -> str:
        """One line for a person, in English and Arabic."""
        words = " / ".join(dict(self.messages).values()) or self.finding.component
        quote = f" «{self.quote}»" if self.quote else ""
        return f"{self.severity} {self.rule}: {self.place}: {words}{quote}"


@dataclass(frozen=True, slots=True)
class Report:
    """All results, violations first. A graph conforms when none is a violation."""

    results: tuple[Result, ...] = ()

    @property
    def conforms(self) -> bool:
        return not self.of("Violation")

    def of(self, severity: str) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.severity == severity)

    def __or__(self, other: "Report") -> "Report":
        """Both reports' results, each once."""
        joined = dict.fromkeys((*self.results, *other.results))
        return Report(tuple(sorted(joined, key=lambda result: result.finding.order)))


@dataclass(frozen=True, slots=True)
class Wording:
    """Finds the words for findings: messages of the rules, quotations of the claims."""

    messages: Mapping[Term, Sequence[tuple[str, str]]] = field(hash=False)
    quotes: Mapping[Term, str] = field(hash=False)

    def report(self, findings: Iterable[Finding]) -> Report:
        ordered = sorted(findings, key=lambda finding: finding.order)
        return Report(tuple(self._result(finding) for finding in ordered))

    def _result(self, finding: Finding) -> Result:
        root = article_root(finding.focus)
        claim = _claim_node(finding.focus, root)
        value = shown(finding.value) if finding.value else ""
        return Result(
            finding,
            tuple((lang, text.replace("{?value}", value)) for lang, text in self.messages.get(finding.rule, ())),
            claim=claim.rpartition("/")[2][:-1] if claim else None,
            article=root.removeprefix(f"{ID}article/") if root else None,
            quote=self.quotes.get(claim or finding.focus),
        )


def shown(term: Term) -> str:
    """A term without its syntax."""
    return literal_parts(term).value if is_literal(term) else term.removeprefix("<").removesuffix(">")


def _claim_node(focus: Term, root: str | None) -> Term | None:
    start = f"<{root}/claim/"
    return start + focus[len(start) : -1].partition("/")[0] + ">" if root and focus.startswith(start) else None
