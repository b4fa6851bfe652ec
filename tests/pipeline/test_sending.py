"""A load into a server goes on after an interruption, is verified at its end, and can be rehearsed."""

from pathlib import Path

import pytest
from tests.store.test_loading import Server, lines

import isnad
from isnad.errors import StoreError
from isnad.graph.iris import COREF
from isnad.pipeline import sending
from isnad.pipeline.orders import Order, rehearse
from isnad.pipeline.sending import link_server, send
from isnad.resources import folder

G = "https://w3id.org/isnad/graph/article/"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files of five articles each."""
    made = []
    for part in range(2):
        file = tmp_path / f"{part}.nq"
        file.write_text("".join(lines(f"{G}a{part}{n}", "نعم", str(n)) for n in range(5)), encoding="utf-8")
        made.append(file)
    return made


def sent(server: Server, order: Order, where: Path) -> tuple[list[str], list[str] | None]:
    """What was told, and the problems found."""
    told: list[str] = []
    with server.remote() as remote:
        checked = send(order, remote, told.append, where / "journals")
    return told, None if checked is None else list(checked.problems)


def test_what_was_loaded_is_verified_and_the_journal_is_gone(files: list[Path], tmp_path: Path) -> None:
    server = Server()
    told, problems = sent(server, Order(files, reason=False), tmp_path)
    assert problems == []
    assert told[0].endswith("loading by Graph Store Protocol, gzip")
    assert server.dump().count("\n") == 20
    assert list((tmp_path / "journals").iterdir()) == []


def test_an_interrupted_load_goes_on_where_it_was(files: list[Path], tmp_path: Path) -> None:
    server, order = Server(), Order(files, reason=False)
    server.broken = 8
    with pytest.raises(StoreError, match="stopped here"):
        sent(server, order, tmp_path)
    server.log.clear()
    told, problems = sent(server, order, tmp_path)
    assert any(line.startswith("going on") for line in told)
    assert problems == []
    assert server.dump().count("\n") == 20
    assert server.log.count("PUT /store") < 10


def test_a_file_that_changed_is_loaded_from_the_beginning(files: list[Path], tmp_path: Path) -> None:
    server, order = Server(), Order(files, reason=False)
    server.broken = 8
    with pytest.raises(StoreError, match="stopped here"):
        sent(server, order, tmp_path)
    files[0].write_text(lines(f"{G}a00", "otherwise"), encoding="utf-8")
    told, problems = sent(server, order, tmp_path)
    assert not any(line.startswith("going on") for line in told)
    assert problems == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (f"DELETE WHERE {{ GRAPH <{G}a00> {{ ?s ?p '0' }} }}", "2 triples were put there, the server has 1"),
        (
            f"DELETE {{ GRAPH <{G}a00> {{ ?s ?p '0' }} }} INSERT {{ GRAPH <{G}a00> {{ ?s ?p '1' }} }}"
            f" WHERE {{ GRAPH <{G}a00> {{ ?s ?p '0' }} }}",
            "the server gives other triples back",
        ),
    ],
    ids=["lost", "changed"],
)
def test_what_a_server_does_not_hold_as_it_was_put_is_told(
    files: list[Path], tmp_path: Path, change: str, problem: str
) -> None:
    server = Server()
    answer, done = server.answer, []

    def tampered(query: str) -> object:
        if "VALUES" in query and not done:
            server.store.update(change)
            done.append(query)
        return answer(query)

    server.answer = tampered  # type: ignore[method-assign,assignment]
    _, problems = sent(server, Order(files, reason=False), tmp_path)
    assert problems is not None
    assert [f"{G}a00" in one and problem in one for one in problems] == [True]
    assert len(list((tmp_path / "journals").iterdir())) == 1


def test_pruning_removes_from_the_server_what_the_files_lack(files: list[Path], tmp_path: Path) -> None:
    server = Server()
    sent(server, Order(files, reason=False), tmp_path)
    told, problems = sent(server, Order(files[:1], reason=False, prune=True), tmp_path)
    assert told[-1].startswith("5 articles removed")
    assert problems == []
    assert server.dump().count("\n") == 10


def test_a_rehearsal_changes_nothing_and_says_what_would_be(files: list[Path], tmp_path: Path) -> None:
    server = Server()
    sent(server, Order(files[:1], reason=False), tmp_path)
    before, told = server.dump(), list[str]()
    files[0].write_text(lines(f"{G}a00", "otherwise"), encoding="utf-8")
    server.log.clear()
    with server.remote() as remote:
        rehearse(Order(files, reason=False, prune=True), remote, told.append)
    assert server.dump() == before
    assert set(server.log) == {"POST /query"}
    assert told == ["would put 5 new graphs and replace 1, 11 quads in all, and remove 4 graphs; nothing was changed"]


def test_what_was_loaded_is_linked_with_what_the_server_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    with Server().remote() as remote:
        for name, text in (
            ("a", "قال مصدر طبي إن طائرات مصرية قصفت مدينة درنة يوم 14 مارس 2019."),
            ("b", "ونفت مصر أن تكون طائراتها قد قصفت مدينة درنة يوم 14 مارس 2019."),
        ):
            file = tmp_path / f"{name}.nq"
            file.write_text(isnad.analyse(text, id=name).graph(".nq"), encoding="utf-8")
            send(Order([file]), remote, lambda _: None, tmp_path / "journals")
            link_server(remote, [folder("seeds")], told.append)
        assert "0 incidents linked across the 1 articles" in told[0]
        assert "1 incidents linked across the 2 articles" in told[1]
        assert sum(" <https://w3id.org/isnad/ontology#refersTo> " in line for line in remote.lines(COREF[1:-1])) == 2
        monkeypatch.setattr(sending, "LINKED_THERE", 1)
        link_server(remote, [folder("seeds")], told.append)
        assert "too many to link from here" in told[2]
