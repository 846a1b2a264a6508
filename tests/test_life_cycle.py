"""What becomes of a predictor's life cycle, in the real fal: the results of some cases, served in this process."""

from __future__ import annotations

import asyncio
import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fal
import fal.ref
import pytest
from starlette.testclient import TestClient
from test_cases import CASES


@contextmanager
def served(case: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[fal.App, TestClient]]:
    """The app of a case's ``after.py``, after its ``setup``, and a client of it."""
    names = runpy.run_path(str(CASES / case / "after.py"))
    (cls,) = (one for one in names.values() if isinstance(one, type) and issubclass(one, fal.App))
    app = cls(_allow_init=True)
    monkeypatch.setattr(fal.ref, "_current_app", app, raising=False)
    with TestClient(app._build_app(), raise_server_exceptions=False) as client:
        yield app, client


def test_weights_are_none_where_the_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COG_WEIGHTS", raising=False)
    with served("app/weights_as_text", monkeypatch) as (_, client):
        assert client.post("/", json={"text": "a cat"}).json() == {"output": 1}


@pytest.mark.parametrize(("value", "known"), [("", 1), ("weights", 1), ("https://a.b/owl", 0)])
def test_weights_are_the_text_of_the_variable(
    monkeypatch: pytest.MonkeyPatch, value: str, known: int
) -> None:
    monkeypatch.setenv("COG_WEIGHTS", value)
    with served("app/weights_as_text", monkeypatch) as (_, client):
        assert client.post("/", json={"text": "a cat"}).json() == {"output": known}


def test_weights_are_a_downloaded_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only the download itself is not made: what it gives is a path with the name of the file."""
    (tmp_path / "words.txt").write_text("owl\nfox")
    monkeypatch.setattr("fal.toolkit.download_model_weights", lambda url: tmp_path / url.rpartition("/")[2])
    monkeypatch.setenv("COG_WEIGHTS", "https://a.b/words.txt")
    with served("app/weights_as_path", monkeypatch) as (_, client):
        assert client.post("/", json={"text": "an owl"}).json() == {"output": 1}


def test_default_values_of_setup_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with served("app/setup_with_default_values", monkeypatch) as (_, client):
        assert client.post("/", json={"text": "a b c d"}).json() == {"text": "a b c"}


def test_init_runs_before_setup(monkeypatch: pytest.MonkeyPatch) -> None:
    with served("app/init_and_setup", monkeypatch) as (_, client):
        assert client.post("/", json={"text": "a"}).json() == {"text": "aa!"}


def test_setup_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COG_WEIGHTS", "owl,fox")
    with served("app/asyncio_run_in_setup", monkeypatch) as (_, client):
        assert client.post("/", json={"text": "a"}).json() == {"text": "a ['owl', 'fox']"}


def test_a_loop_in_setup_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Why CF209 exists."""

    class Waiting(fal.App):
        def setup(self) -> None:
            waiting = asyncio.sleep(0)
            try:
                asyncio.run(waiting)
            finally:
                waiting.close()

        @fal.endpoint("/")
        def answer(self) -> str:
            return ""

    app = Waiting(_allow_init=True)
    with pytest.raises(RuntimeError, match="running event loop"), TestClient(app._build_app()):
        pass


def test_fal_asks_for_the_health(monkeypatch: pytest.MonkeyPatch) -> None:
    with served("app/healthcheck", monkeypatch) as (app, client):
        check = type(app).get_health_check_config()
        assert check is not None and check.path == "/health-check"
        assert client.post(check.path).status_code == 200
        app.broken = True
        assert client.post(check.path).status_code == 503


def test_a_user_error_names_its_field(monkeypatch: pytest.MonkeyPatch) -> None:
    with served("fal_apps/user_errors", monkeypatch) as (_, client):
        answer = client.post("/", json={"text": " "})
        assert answer.status_code == 422
        assert answer.json()["detail"][0]["loc"] == ["body", "text"]
        assert answer.json()["detail"][0]["msg"] == "Say something"
    with served("app/user_error_is_left", monkeypatch) as (_, client):
        answer = client.post("/", json={"text": ""})
        assert answer.status_code == 500
        assert "Say something" not in answer.text


def test_an_endpoint_with_a_path_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with served("fal_apps/bare_endpoint", monkeypatch) as (_, client):
        assert client.post("/", json={"text": "long"}).json() == {"text": "long"}
