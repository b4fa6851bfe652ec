import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("quality floors")
    group.addoption("--raise-floors", action="store_true", help="pin today's figures as floors, where none sinks")
    group.addoption("--new-gold", action="store_true", help="with --raise-floors: the gold was changed on purpose")
